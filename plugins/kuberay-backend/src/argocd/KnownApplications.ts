import type { LoggerService } from '@backstage/backend-plugin-api';
import { toApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../kube/KubeConnection';
import { watchedKinds } from '../kube/watchedKinds';
import { Projector } from '../watch/Projector';
import { completeRecord } from './completeRecord';
import type { WantedApplication } from './WantedApplications';

interface Known {
  record: ApplicationRecord;
  /** Sync, health, phase of the operation and resourceVersion of what was last heard. */
  state: string;
  /** Of when it was last whole; undefined: never. */
  wholeState?: string;
}

/** Options of `KnownApplications.create`. */
export interface KnownApplicationsOptions {
  instance: string;
  logger: LoggerService;
}

/**
 * What is known of the Applications of one instance, put together from the list, the stream and single reads.
 * Only records are kept, not the objects.
 */
export class KnownApplications {
  readonly #instance: string;
  readonly #projector: Projector<ApplicationRecord>;
  readonly #known = new Map<string, Known>();
  readonly #withoutUid = new Set<string>();

  private constructor(options: KnownApplicationsOptions) {
    this.#instance = options.instance;
    this.#projector = Projector.create({
      kind: watchedKinds.Application,
      logger: options.logger,
      project: object =>
        toApplicationRecord(
          { cluster: this.#instance, readFrom: 'argocd' },
          this.#withUid(object),
        ),
    });
  }

  static create(options: KnownApplicationsOptions): KnownApplications {
    return new KnownApplications(options);
  }

  records(): ApplicationRecord[] {
    return [...this.#known.values()].map(({ record }) => record);
  }

  /** Whether Argo CD has told the uid of each: a list cannot. */
  hasAllUids(): boolean {
    return this.#withoutUid.size === 0;
  }

  /** undefined: it cannot be read, so nothing is known of it any more; that is logged, once. */
  take(object: KubeObject): ApplicationRecord | undefined {
    const projected = this.#projector.project(object);
    if (!projected) {
      this.#drop(object.metadata);
      return undefined;
    }
    const key = keyOf(projected);
    const before = this.#known.get(key);
    const isWhole = isReadWhole(object);
    const record = isWhole
      ? projected
      : completeRecord(projected, before?.record);
    // A list says nothing of versions: where it tells nothing new, what is known stays as whole as it was.
    if (before && !isWhole && isDeepStrictEqual(record, before.record)) {
      return before.record;
    }
    if (uidOf(object) !== undefined) {
      this.#withoutUid.delete(key);
    } else if (!before) {
      this.#withoutUid.add(key);
    }
    const state = stateOf(record, object.metadata.resourceVersion);
    const wholeState = isWhole ? state : before?.wholeState;
    this.#known.set(key, { record, state, wholeState });
    return record;
  }

  /** One that was read by itself is whole, however little it holds. */
  takeWhole(object: KubeObject): ApplicationRecord | undefined {
    const record = this.#projector.project(object);
    if (record) {
      const state = stateOf(record, object.metadata.resourceVersion);
      this.#known.set(keyOf(record), { record, state, wholeState: state });
      this.#withoutUid.delete(keyOf(record));
    }
    return record;
  }

  forget(metadata: KubeObject['metadata']): void {
    this.#projector.forget(metadata);
    this.#drop(metadata);
  }

  /** The list is the whole truth: what is not in it is gone. */
  keepOnly(listed: readonly KubeObject[]): void {
    const keys = new Set(
      listed.map(({ metadata: { namespace = '', name } }) =>
        keyOf({ namespace, name }),
      ),
    );
    for (const [key, { record }] of this.#known) {
      if (!keys.has(key)) {
        this.forget(record);
      }
    }
  }

  /** What to ask for to read it whole; undefined: it is known as whole as it can be, or not at all. */
  incomplete(application: WantedApplication): ApplicationRecord | undefined {
    const known = this.#known.get(keyOf(application));
    return known && known.state !== known.wholeState ? known.record : undefined;
  }

  #drop({ namespace = '', name }: KubeObject['metadata']): void {
    const key = keyOf({ namespace, name });
    this.#known.delete(key);
    this.#withoutUid.delete(key);
  }

  /** A list brings no uid, and nobody else's is like ours. */
  #withUid(object: KubeObject): object {
    if (uidOf(object) !== undefined) {
      return object;
    }
    const { namespace = '', name } = object.metadata;
    const key = keyOf({ namespace, name });
    const known = this.#known.get(key)?.record.uid;
    return {
      ...object,
      metadata: {
        ...object.metadata,
        uid: known ?? `argocd:${this.#instance}/${key}`,
      },
    };
  }
}

/** A field of every compared Application that no list can select: what brings it has not been cut to those. */
function isReadWhole(object: KubeObject): boolean {
  const { status } = object;
  return (
    uidOf(object) !== undefined &&
    typeof status === 'object' &&
    status !== null &&
    ('reconciledAt' in status || 'controllerNamespace' in status)
  );
}

function uidOf({ metadata }: KubeObject): string | undefined {
  return 'uid' in metadata && typeof metadata.uid === 'string'
    ? metadata.uid
    : undefined;
}

function stateOf(
  { syncStatus, healthStatus, operation, operationPending }: ApplicationRecord,
  resourceVersion: string | undefined,
): string {
  return JSON.stringify([
    syncStatus,
    healthStatus,
    operationPending,
    operation?.phase,
    operation?.startedAt,
    operation?.finishedAt,
    resourceVersion,
  ]);
}

function keyOf({ namespace, name }: WantedApplication): string {
  return `${namespace}/${name}`;
}
