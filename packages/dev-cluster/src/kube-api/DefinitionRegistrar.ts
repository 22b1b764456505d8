import type { Clock } from '../clock';
import {
  ESTABLISH_DELAY_MS,
  establishedStatus,
  toServedKind,
} from './customResourceDefinition';
import { formatTimestamp } from './formatTimestamp';
import type { JsonObject } from './json';
import type { KubeObject, ObjectKey } from './KubeObject';
import type { StoredObjects } from './StoredObjects';

/** Makes the kinds of CustomResourceDefinitions served, some time after their creation, and forgets them with it. */
export class DefinitionRegistrar {
  readonly #clock: Clock;
  readonly #objects: StoredObjects;
  readonly #updateStatus: (key: ObjectKey, status: JsonObject) => void;
  readonly #timers = new Set<() => void>();

  constructor(options: {
    clock: Clock;
    objects: StoredObjects;
    updateStatus: (key: ObjectKey, status: JsonObject) => void;
  }) {
    this.#clock = options.clock;
    this.#objects = options.objects;
    this.#updateStatus = options.updateStatus;
  }

  /** To be called for a new definition. */
  created(definition: KubeObject): void {
    const cancel = this.#clock.schedule(() => {
      this.#timers.delete(cancel);
      this.establish(definition.metadata.name);
    }, ESTABLISH_DELAY_MS);
    this.#timers.add(cancel);
  }

  /** To be called when the spec of a definition has changed. */
  changed(definition: KubeObject): void {
    const next = toServedKind(definition);
    const served = this.#objects.kind(next.kind);
    if (served?.group === next.group && served.plural === next.plural) {
      this.#objects.serve(next);
    }
  }

  /** To be called when a definition and its objects are gone. */
  removed(definition: KubeObject): void {
    const gone = toServedKind(definition);
    if (this.#objects.kind(gone.kind)?.group === gone.group) {
      this.#objects.unserve(gone);
    }
  }

  /** Serves the kind and says so in the status, or says why not; does nothing for one that is going or was told before. */
  establish(name: string): void {
    const key = { kind: 'CustomResourceDefinition', name };
    const definition = this.#objects.find(key);
    if (
      !definition ||
      definition.metadata.deletionTimestamp ||
      definition.status !== undefined
    ) {
      return;
    }
    const served = toServedKind(definition);
    const takenBy = this.#objects.kind(served.kind);
    if (!takenBy) {
      this.#objects.serve(served);
    }
    const at = formatTimestamp(this.#clock.now());
    this.#updateStatus(key, establishedStatus(definition, { at, takenBy }));
  }

  stop(): void {
    for (const cancel of this.#timers) {
      cancel();
    }
    this.#timers.clear();
  }
}
