import type { KubeObject } from './KubeObject';

/** The objects of one kind by namespace and name; cluster-scoped ones stand under the empty namespace. */
export class ObjectTable {
  readonly #namespaces = new Map<string, Map<string, KubeObject>>();

  get(namespace: string | undefined, name: string): KubeObject | undefined {
    return this.#namespaces.get(namespace ?? '')?.get(name);
  }

  set(object: KubeObject): void {
    const namespace = object.metadata.namespace ?? '';
    const names = this.#namespaces.get(namespace) ?? new Map();
    names.set(object.metadata.name, object);
    this.#namespaces.set(namespace, names);
  }

  remove(object: KubeObject): void {
    const namespace = object.metadata.namespace ?? '';
    const names = this.#namespaces.get(namespace);
    names?.delete(object.metadata.name);
    if (names?.size === 0) {
      this.#namespaces.delete(namespace);
    }
  }

  /** Sorted by namespace and name; without `namespace` of all namespaces. */
  sorted(namespace?: string): KubeObject[] {
    const namespaces =
      namespace === undefined
        ? [...this.#namespaces.keys()].sort()
        : [namespace];
    return namespaces.flatMap(one => {
      const names = this.#namespaces.get(one) ?? new Map<string, KubeObject>();
      return [...names.keys()].sort().flatMap(name => names.get(name) ?? []);
    });
  }
}
