import { formatTimestamp } from './formatTimestamp';
import { graceSecondsOf, isPlacedPod } from './graceSecondsOf';
import type { KubeObject, ObjectKey } from './KubeObject';
import { keyOf } from './KubeObject';
import { KubeStatusError } from './KubeStatusError';
import type { DeleteOptions } from './ObjectStore';
import type { ServedKind } from './ServedKind';
import type { StoredObjects } from './StoredObjects';
import { definitionOf } from './StoredObjects';

/** Namespaces that a real API server does not let go of. */
const IMMORTAL_NAMESPACES = new Set(['default', 'kube-system']);

/** What the deleter makes a store do; each tells the listeners. */
export interface DeletionEffects {
  modify(kind: ServedKind, current: KubeObject, next: KubeObject): void;
  remove(kind: ServedKind, current: KubeObject): void;
}

/**
 * The order in which things go: an object waits for its finalizers and its grace period, a namespace and a CRD for
 * what is in them, and dependants follow their last owner.
 */
export class ObjectDeleter {
  readonly #objects: StoredObjects;
  readonly #effects: DeletionEffects;

  constructor(options: { objects: StoredObjects; effects: DeletionEffects }) {
    this.#objects = options.objects;
    this.#effects = options.effects;
  }

  /** @throws KubeStatusError 404, 403 for a namespace that has to stay */
  delete(key: ObjectKey, options: DeleteOptions & { now: number }): void {
    const current = this.#objects.require(key);
    const kind = this.#objects.servedKind(key.kind);
    if (key.kind === 'Namespace' && IMMORTAL_NAMESPACES.has(key.name)) {
      throw KubeStatusError.forbidden(kind, {
        name: key.name,
        because: 'this namespace may not be deleted',
      });
    }
    const graceSeconds = isPlacedPod(current)
      ? options.gracePeriodSeconds ?? 0
      : 0;
    const { deletionTimestamp, deletionGracePeriodSeconds = 0 } =
      current.metadata;
    if (graceSeconds === 0 && this.#isFree(current)) {
      this.#remove(kind, current, options.now);
      return;
    }
    if (!deletionTimestamp || deletionGracePeriodSeconds > graceSeconds) {
      const end = options.now + graceSeconds * 1000;
      this.#effects.modify(
        kind,
        current,
        terminating(current, end, graceSeconds),
      );
    }
    for (const content of this.#objects.contentsOf(current)) {
      this.#deleteIfThere(content, options.now);
    }
  }

  /** To be called when something that an object waits for may be gone; only one that is being deleted goes. */
  removeWhenFree(key: ObjectKey, options: { now: number }): void {
    const object = this.#objects.find(key);
    if (
      object?.metadata.deletionTimestamp &&
      object.metadata.deletionGracePeriodSeconds === 0 &&
      this.#isFree(object)
    ) {
      const kind = this.#objects.servedKind(key.kind);
      this.#remove(kind, object, options.now);
    }
  }

  #isFree(object: KubeObject): boolean {
    return (
      (object.metadata.finalizers ?? []).length === 0 &&
      this.#objects.contentsOf(object).length === 0
    );
  }

  #remove(kind: ServedKind, object: KubeObject, now: number): void {
    this.#effects.remove(kind, object);
    for (const dependant of this.#objects.dependantsOf(object)) {
      if (!this.#hasOtherOwner(dependant, object)) {
        this.#deleteIfThere(dependant, now);
      }
    }
    const { namespace } = object.metadata;
    if (namespace !== undefined) {
      this.removeWhenFree({ kind: 'Namespace', name: namespace }, { now });
    }
    this.removeWhenFree(definitionOf(kind), { now });
  }

  #hasOtherOwner(dependant: KubeObject, owner: KubeObject): boolean {
    const { namespace, ownerReferences = [] } = dependant.metadata;
    return ownerReferences.some(
      ({ uid, kind, name }) =>
        uid !== owner.metadata.uid &&
        this.#objects.find({ kind, namespace, name })?.metadata.uid === uid,
    );
  }

  /** Listeners may have deleted it meanwhile. */
  #deleteIfThere(object: KubeObject, now: number): void {
    const key = keyOf(object);
    if (this.#objects.find(key)?.metadata.uid === object.metadata.uid) {
      const gracePeriodSeconds = graceSecondsOf(object);
      this.delete(key, { gracePeriodSeconds, now });
    }
  }
}

/** @param end milliseconds since the epoch: when the grace period is over, which is what Kubernetes writes down */
function terminating(
  current: KubeObject,
  end: number,
  graceSeconds: number,
): KubeObject {
  return {
    ...current,
    metadata: {
      ...current.metadata,
      deletionTimestamp: formatTimestamp(end),
      deletionGracePeriodSeconds: graceSeconds,
    },
    ...(current.kind === 'Namespace' && { status: { phase: 'Terminating' } }),
  };
}
