import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { acceptWrite } from './acceptWrite';
import type { Admit } from './Admit';
import { builtInKinds } from './builtInKinds';
import type { ObjectChange } from './ChangeFeed';
import { ChangeFeed } from './ChangeFeed';
import { DefinitionRegistrar } from './DefinitionRegistrar';
import { formatTimestamp } from './formatTimestamp';
import { withInitialState } from './initialState';
import { copyJson, equalJson, isJsonObject } from './json';
import type { KubeObject, ObjectKey } from './KubeObject';
import { keyOf } from './KubeObject';
import { KubeStatusError } from './KubeStatusError';
import { ObjectDeleter } from './ObjectDeleter';
import { generateObjectName } from './objectMetadata';
import type {
  DeleteOptions,
  ObjectEvent,
  ObjectStore,
  PatchOptions,
  WriteOptions,
} from './ObjectStore';
import { applyPatch } from './patch/applyPatch';
import { preinstalledObjects } from './preinstalledObjects';
import type { ServedKind } from './ServedKind';
import {
  isNewGeneration,
  keepServerOwned,
  requireSameObject,
} from './serverOwned';
import { definitionOf, StoredObjects } from './StoredObjects';
import { VersionCounter } from './VersionCounter';

/**
 * The objects of one stand-in cluster, in memory. Stored objects are never changed, a write replaces them: that is
 * why the API server may share them (`entries`, `observe`) while everybody else gets copies.
 */
export class InMemoryObjectStore implements ObjectStore {
  readonly #clock: Clock;
  readonly #admit: Admit | undefined;
  readonly #versions: VersionCounter;
  readonly #feed = new ChangeFeed();
  /** The last change, as listeners are told of it. */
  #told: { change: ObjectChange; event: ObjectEvent } | undefined;
  readonly #objects = new StoredObjects();
  readonly #definitions: DefinitionRegistrar;
  readonly #deleter: ObjectDeleter;

  private constructor(options: { clock: Clock; admit?: Admit }) {
    this.#clock = options.clock;
    this.#admit = options.admit;
    this.#versions = new VersionCounter({ startedAt: options.clock.now() });
    this.#definitions = new DefinitionRegistrar({
      clock: options.clock,
      objects: this.#objects,
      updateStatus: (key, status) => this.updateStatus(key, status),
    });
    this.#deleter = new ObjectDeleter({
      objects: this.#objects,
      effects: {
        modify: (kind, current, next) => this.#modify(kind, current, next),
        remove: (kind, current) => this.#remove(kind, current),
      },
    });
    for (const kind of builtInKinds) {
      this.#objects.serve(kind);
    }
  }

  /** A cluster with its first namespaces and Argo CD's CRDs established. */
  static create(options: { clock: Clock; admit?: Admit }): InMemoryObjectStore {
    const store = new InMemoryObjectStore(options);
    for (const object of preinstalledObjects) {
      const created = store.create(copyJson(object));
      if (created.kind === 'CustomResourceDefinition') {
        store.#definitions.establish(created.metadata.name);
      }
    }
    return store;
  }

  /** Ends what is scheduled; a CRD that is not yet Established stays so. */
  stop(): void {
    this.#definitions.stop();
  }

  get(key: ObjectKey): KubeObject | undefined {
    const found = this.#objects.find(key);
    return found && copyJson(found);
  }

  list(kind: string, options: { namespace?: string } = {}): KubeObject[] {
    return this.entries(kind, options).map(copyJson);
  }

  serves(kind: string): boolean {
    return this.#objects.kind(kind) !== undefined;
  }

  /** All listeners get the same copy, which none of them may change: thousands of changes a second are copied once. */
  subscribe(listener: (event: ObjectEvent) => void): () => void {
    return this.#feed.subscribe(change => listener(this.#toEvent(change)));
  }

  #toEvent(change: ObjectChange): ObjectEvent {
    if (this.#told?.change !== change) {
      const { type, object } = change;
      this.#told = { change, event: { type, object: copyJson(object) } };
    }
    return this.#told.event;
  }

  /** The kinds served now. */
  kinds(): ServedKind[] {
    return this.#objects.kinds();
  }

  /** The version of the last write. */
  resourceVersion(): string {
    return this.#versions.current();
  }

  entries(kind: string, options: { namespace?: string } = {}): KubeObject[] {
    return this.#objects.entries(kind, options);
  }

  /** Like `subscribe`, but with the stored objects themselves, before and after: the caller must not change them. */
  observe(listener: (change: ObjectChange) => void): () => void {
    return this.#feed.subscribe(listener);
  }

  create(object: KubeObject, options: WriteOptions = {}): KubeObject {
    const kind = this.#objects.kindOf(object);
    const given = copyJson(object);
    const base = given.metadata?.generateName;
    const name = given.metadata?.name || (base ? generateObjectName(base) : '');
    const { namespace, ...metadata } = given.metadata;
    const placed = {
      ...given,
      metadata: {
        ...metadata,
        name,
        ...(kind.namespaced && { namespace: namespace ?? 'default' }),
      },
    };
    this.#requireNamespace(kind, placed);
    if (this.#objects.find(keyOf(placed))) {
      throw KubeStatusError.alreadyExists(kind, name);
    }
    if (this.#isBeingDeleted(kind)) {
      throw KubeStatusError.methodNotAllowed(
        'create not allowed while custom resource definition is terminating',
      );
    }
    const accepted = acceptWrite({
      kind,
      admit: this.#admit,
      cluster: this,
      review: {
        operation: 'CREATE',
        object: withInitialState(placed, kind),
        oldObject: undefined,
        fieldManager: options.fieldManager,
      },
    });
    const stored = this.#store({
      ...accepted,
      metadata: {
        ...accepted.metadata,
        uid: randomUUID(),
        creationTimestamp: formatTimestamp(this.#clock.now()),
        deletionTimestamp: undefined,
        deletionGracePeriodSeconds: undefined,
        generation: kind.generation ? 1 : undefined,
      },
    });
    this.#feed.publish({ type: 'ADDED', object: stored });
    if (kind.kind === 'CustomResourceDefinition') {
      this.#definitions.created(stored);
    }
    return copyJson(stored);
  }

  update(object: KubeObject, options: WriteOptions = {}): KubeObject {
    const kind = this.#objects.kindOf(object);
    const current = this.#objects.require(keyOf(object));
    return this.#replace(kind, current, copyJson(object), options);
  }

  patch(key: ObjectKey, patch: unknown, options: PatchOptions): KubeObject {
    const kind = this.#objects.servedKind(key.kind);
    const current = this.#objects.find(key);
    if (!current && options.type === 'apply' && isJsonObject(patch)) {
      const metadata = isJsonObject(patch.metadata) ? patch.metadata : {};
      const { name, namespace } = key;
      return this.create(
        { ...patch, metadata: { ...metadata, name, namespace } } as KubeObject,
        options,
      );
    }
    const found = current ?? this.#objects.require(key);
    const patched = applyPatch(found, patch, options.type);
    return this.#replace(kind, found, patched, options);
  }

  updateStatus(key: ObjectKey, status: unknown): KubeObject {
    const kind = this.#objects.servedKind(key.kind);
    const current = this.#objects.require(key);
    const next = { ...current, status: copyJson(status) };
    if (equalJson(current, next)) {
      return copyJson(current);
    }
    return this.#modify(kind, current, next);
  }

  delete(key: ObjectKey, options: DeleteOptions = {}): void {
    this.#deleter.delete(key, { ...options, now: this.#clock.now() });
  }

  /** A full replacement of all that the writer of the main resource may change. */
  #replace(
    kind: ServedKind,
    current: KubeObject,
    wanted: KubeObject,
    options: WriteOptions & { dryRun?: boolean },
  ): KubeObject {
    requireSameObject({ kind, current, wanted });
    const accepted = acceptWrite({
      kind,
      admit: this.#admit,
      cluster: this,
      review: {
        operation: 'UPDATE',
        object: keepServerOwned({ kind, current, wanted }),
        oldObject: current,
        fieldManager: options.fieldManager,
      },
    });
    const next = keepServerOwned({ kind, current, wanted: accepted });
    if (equalJson(next, current)) {
      return copyJson(current);
    }
    if (options.dryRun) {
      return copyJson(next);
    }
    const modified = this.#modify(kind, current, next);
    if (current.metadata.deletionTimestamp) {
      const now = this.#clock.now();
      this.#deleter.removeWhenFree(keyOf(current), { now });
    }
    return modified;
  }

  #modify(kind: ServedKind, current: KubeObject, next: KubeObject): KubeObject {
    const changed = isNewGeneration({ kind, current, next });
    const generation = (current.metadata.generation ?? 0) + (changed ? 1 : 0);
    const stored = this.#store(
      {
        ...next,
        metadata: {
          ...next.metadata,
          ...(kind.generation && { generation }),
        },
      },
      current,
    );
    this.#feed.publish({ type: 'MODIFIED', object: stored, previous: current });
    if (kind.kind === 'CustomResourceDefinition' && changed) {
      this.#definitions.changed(stored);
    }
    return copyJson(stored);
  }

  #store(object: KubeObject, previous?: KubeObject): KubeObject {
    const stored = copyJson({
      ...object,
      metadata: { ...object.metadata, resourceVersion: this.#versions.next() },
    });
    this.#objects.put(stored, previous);
    return stored;
  }

  #remove(kind: ServedKind, current: KubeObject): void {
    this.#objects.remove(current);
    if (kind.kind === 'CustomResourceDefinition') {
      this.#definitions.removed(current);
    }
    const object = {
      ...current,
      metadata: {
        ...current.metadata,
        resourceVersion: this.#versions.next(),
      },
    };
    this.#feed.publish({ type: 'DELETED', object, previous: current });
  }

  #isBeingDeleted(kind: ServedKind): boolean {
    const definition = this.#objects.find(definitionOf(kind));
    return definition?.metadata.deletionTimestamp !== undefined;
  }

  #requireNamespace(kind: ServedKind, object: KubeObject): void {
    if (!kind.namespaced) {
      return;
    }
    const name = object.metadata.namespace ?? '';
    const namespace = this.#objects.require({ kind: 'Namespace', name });
    if (namespace.metadata.deletionTimestamp) {
      throw KubeStatusError.forbidden(kind, {
        name: object.metadata.name,
        because: `unable to create new content in namespace ${name} because it is being terminated`,
      });
    }
  }
}
