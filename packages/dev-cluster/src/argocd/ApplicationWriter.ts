import type { ObjectStore } from '../kube-api';
import { equalJson } from '../kube-api/json';
import type { Application, Operation } from './Application';
import { CONTROLLER_FIELD_MANAGER, REFRESH_ANNOTATION } from './names';
import type { StatusPatch } from './status/comparisonStatus';

interface JsonPatchOperation {
  op: 'add' | 'remove';
  path: string;
  value?: unknown;
}

/**
 * Reads and writes the Applications of one namespace. An Application that is gone meanwhile reads as undefined and is
 * not written.
 */
export class ApplicationWriter {
  readonly #store: ObjectStore;
  readonly #namespace: string;

  private constructor(store: ObjectStore, namespace: string) {
    this.#store = store;
    this.#namespace = namespace;
  }

  static create(options: {
    store: ObjectStore;
    namespace: string;
  }): ApplicationWriter {
    return new ApplicationWriter(options.store, options.namespace);
  }

  /** The Application as it is now; its spec may have the wrong types (see `findSpecFaults`). */
  read(name: string): Application | undefined {
    return this.#store.get(this.#key(name)) as Application | undefined;
  }

  /** Writes fields of `status`; an undefined one is removed. */
  writeStatus(name: string, patch: StatusPatch): void {
    this.#write(name, application => statusOperations(application, patch));
  }

  /** Writes the outcome of a comparison and takes the request for it away, in one write. */
  writeComparison(name: string, patch: StatusPatch): void {
    this.#write(name, application => [
      ...statusOperations(application, patch),
      ...(application.metadata.annotations?.[REFRESH_ANNOTATION] === undefined
        ? []
        : [
            {
              op: 'remove' as const,
              path: `/metadata/annotations/${REFRESH_ANNOTATION.replace(
                '/',
                '~1',
              )}`,
            },
          ]),
    ]);
  }

  /** Asks for a sync. Fields that a Go client writes even when they are empty appear with it (recorded/walk). */
  setOperation(name: string, operation: Operation): void {
    this.#write(name, application => {
      const { status = {} } = application;
      return [
        { op: 'add', path: '/operation', value: operation },
        ...statusOperations(application, {
          operationState: undefined,
          health: status.health ?? {},
          sourceHydrator: status.sourceHydrator ?? {},
          summary: status.summary ?? {},
          sync: status.sync ?? { status: '' },
        }),
      ];
    });
  }

  /** Ends a sync: its last state is written and the request for it goes. */
  finishOperation(name: string, patch: StatusPatch): void {
    this.#write(name, application => [
      ...statusOperations(application, patch),
      ...(application.operation
        ? [{ op: 'remove' as const, path: '/operation' }]
        : []),
    ]);
  }

  /** Ends a sync without a word about it. */
  withdrawOperation(name: string): void {
    this.finishOperation(name, {});
  }

  /** Lets a deleted Application go. */
  removeFinalizers(name: string, finalizers: readonly string[]): void {
    this.#write(name, application => [
      {
        op: 'add',
        path: '/metadata/finalizers',
        value: (application.metadata.finalizers ?? []).filter(
          finalizer => !finalizers.includes(finalizer),
        ),
      },
    ]);
  }

  #write(
    name: string,
    decide: (application: Application) => JsonPatchOperation[],
  ): void {
    const application = this.read(name);
    const operations = application ? decide(application) : [];
    if (operations.length > 0) {
      this.#store.patch(this.#key(name), operations, {
        type: 'json',
        fieldManager: CONTROLLER_FIELD_MANAGER,
      });
    }
  }

  #key(name: string) {
    return { kind: 'Application', namespace: this.#namespace, name };
  }
}

/** Whole fields are replaced, so that nothing of an old value stays inside. */
function statusOperations(
  application: Application,
  patch: StatusPatch,
): JsonPatchOperation[] {
  const current: { [field: string]: unknown } = { ...application.status };
  const operations = Object.entries(patch).flatMap(
    ([field, value]): JsonPatchOperation[] => {
      const path = `/status/${field}`;
      if (equalJson(current[field], value)) {
        return [];
      }
      return value === undefined
        ? [{ op: 'remove', path }]
        : [{ op: 'add', path, value }];
    },
  );
  return application.status || operations.length === 0
    ? operations
    : [{ op: 'add', path: '/status', value: {} }, ...operations];
}
