import { DependantIndex } from './DependantIndex';
import type { KubeObject, ObjectKey } from './KubeObject';
import { KubeStatusError } from './KubeStatusError';
import { ObjectTable } from './ObjectTable';
import type { ServedKind } from './ServedKind';
import { groupVersion } from './ServedKind';

/**
 * What a store holds: the served kinds, a table of objects for each, and which object depends on which. It knows no
 * rules; those are the store's. The objects are never changed, a new state replaces them.
 */
export class StoredObjects {
  readonly #kinds = new Map<string, ServedKind>();
  readonly #tables = new Map<string, ObjectTable>();
  readonly #dependants = new DependantIndex();

  kinds(): ServedKind[] {
    return [...this.#kinds.values()];
  }

  kind(name: string): ServedKind | undefined {
    return this.#kinds.get(name);
  }

  /** @throws KubeStatusError 404 */
  servedKind(name: string): ServedKind {
    const kind = this.#kinds.get(name);
    if (!kind) {
      throw KubeStatusError.resourceNotServed();
    }
    return kind;
  }

  /** @throws KubeStatusError 404 when kind or version is not served */
  kindOf(object: KubeObject): ServedKind {
    const kind = this.servedKind(object.kind);
    const { group } = kind;
    const isServed = kind.versions.some(
      version => groupVersion({ group, version }) === object.apiVersion,
    );
    if (!isServed) {
      throw KubeStatusError.resourceNotServed();
    }
    return kind;
  }

  /** Begins to serve a kind; one that is served keeps its objects. */
  serve(kind: ServedKind): void {
    this.#kinds.set(kind.kind, kind);
    const table = this.#tables.get(kind.kind) ?? new ObjectTable();
    this.#tables.set(kind.kind, table);
  }

  unserve(kind: ServedKind): void {
    this.#kinds.delete(kind.kind);
    this.#tables.delete(kind.kind);
  }

  find(key: ObjectKey): KubeObject | undefined {
    const namespace = this.#kinds.get(key.kind)?.namespaced
      ? key.namespace ?? 'default'
      : undefined;
    return this.#tables.get(key.kind)?.get(namespace, key.name);
  }

  /** @throws KubeStatusError 404 */
  require(key: ObjectKey): KubeObject {
    const kind = this.servedKind(key.kind);
    const found = this.find(key);
    if (!found) {
      throw KubeStatusError.notFound(kind, key.name);
    }
    return found;
  }

  /** Sorted by namespace and name. */
  entries(kind: string, options: { namespace?: string } = {}): KubeObject[] {
    return this.#tables.get(kind)?.sorted(options.namespace) ?? [];
  }

  /** Everything that names the object as an owner. */
  dependantsOf(owner: KubeObject): KubeObject[] {
    return this.#dependants.of(owner);
  }

  /** What has to go before the object can: all in a namespace, all of a CRD's kind, nothing for other kinds. */
  contentsOf(object: KubeObject): KubeObject[] {
    const { name } = object.metadata;
    if (object.kind === 'Namespace') {
      return this.kinds()
        .filter(kind => kind.namespaced)
        .flatMap(kind => this.entries(kind.kind, { namespace: name }));
    }
    if (object.kind === 'CustomResourceDefinition') {
      return this.kinds()
        .filter(kind => definitionOf(kind).name === name)
        .flatMap(kind => this.entries(kind.kind));
    }
    return [];
  }

  put(object: KubeObject, previous?: KubeObject): void {
    this.#tables.get(object.kind)?.set(object);
    if (previous) {
      this.#dependants.remove(previous);
    }
    this.#dependants.add(object);
  }

  remove(object: KubeObject): void {
    this.#tables.get(object.kind)?.remove(object);
    this.#dependants.remove(object);
  }
}

/** Where the CustomResourceDefinition of a kind would be. */
export function definitionOf(kind: ServedKind): ObjectKey {
  return {
    kind: 'CustomResourceDefinition',
    name: `${kind.plural}.${kind.group}`,
  };
}
