import type { KubeObject } from './KubeObject';

/** Which objects name which other as their owner, by the owner's uid. */
export class DependantIndex {
  readonly #byOwner = new Map<string, Set<KubeObject>>();

  add(object: KubeObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const dependants = this.#byOwner.get(uid) ?? new Set();
      this.#byOwner.set(uid, dependants.add(object));
    }
  }

  /** The very object that was added, not an equal one. */
  remove(object: KubeObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const dependants = this.#byOwner.get(uid);
      dependants?.delete(object);
      if (dependants?.size === 0) {
        this.#byOwner.delete(uid);
      }
    }
  }

  of(owner: KubeObject): KubeObject[] {
    return [...(this.#byOwner.get(owner.metadata.uid ?? '') ?? [])];
  }
}
