import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { AdmissionReview, Admit } from './Admit';
import { builtInKinds } from './builtInKinds';
import type { ObjectChange } from './ChangeFeed';
import { ChangeFeed } from './ChangeFeed';
import {
  ESTABLISH_DELAY_MS,
  establishedStatus,
  findDefinitionFaults,
  toServedKind,
} from './customResourceDefinition';
import { graceSecondsOf } from './graceSecondsOf';
import { withInitialState } from './initialState';
import { copyJson, equalJson, isJsonObject } from './json';
import type { KubeObject, ObjectKey } from './KubeObject';
import { KubeStatusError } from './KubeStatusError';
import { findMetadataFaults, generateObjectName } from './objectMetadata';
import type {
  DeleteOptions,
  ObjectEvent,
  ObjectStore,
  PatchType,
  WriteOptions,
} from './ObjectStore';
import { ObjectTable } from './ObjectTable';
import { applyPatch } from './patch/applyPatch';
import { preinstalledObjects } from './preinstalledObjects';
import { applyDefaults } from './schema/applyDefaults';
import { findViolations } from './schema/findViolations';
import type { ServedKind } from './ServedKind';
import { groupVersion } from './ServedKind';
import { VersionCounter } from './VersionCounter';

/** Namespaces that a real API server does not let go of. */
const IMMORTAL_NAMESPACES = new Set(['default', 'kube-system']);

/**
 * The objects of one stand-in cluster, in memory. Stored objects are never changed, a write replaces them: that is
 * why the API server may share them (`entries`, `observe`) while everybody else gets copies.
 */
export class InMemoryObjectStore implements ObjectStore {
  readonly #clock: Clock;
  readonly #admit: Admit | undefined;
  readonly #versions: VersionCounter;
  readonly #feed = new ChangeFeed();
  readonly #kinds = new Map<string, ServedKind>();
  readonly #tables = new Map<string, ObjectTable>();
  /** Dependants by their owner's uid. */
  readonly #dependants = new Map<string, Set<KubeObject>>();
  readonly #timers = new Set<() => void>();

  private constructor(options: { clock: Clock; admit?: Admit }) {
    this.#clock = options.clock;
    this.#admit = options.admit;
    this.#versions = new VersionCounter({ startedAt: options.clock.now() });
    for (const kind of builtInKinds) {
      this.#serve(kind);
    }
  }

  /** A cluster with its first namespaces and Argo CD's CRDs established. */
  static create(options: { clock: Clock; admit?: Admit }): InMemoryObjectStore {
    const store = new InMemoryObjectStore(options);
    for (const object of preinstalledObjects) {
      const created = store.create(copyJson(object));
      if (created.kind === 'CustomResourceDefinition') {
        store.#establish(created.metadata.name);
      }
    }
    return store;
  }

  /** Ends what is scheduled; a CRD that is not yet Established stays so. */
  stop(): void {
    for (const cancel of this.#timers) {
      cancel();
    }
    this.#timers.clear();
  }

  get(key: ObjectKey): KubeObject | undefined {
    const found = this.#find(key);
    return found && copyJson(found);
  }

  list(kind: string, options: { namespace?: string } = {}): KubeObject[] {
    return this.entries(kind, options).map(copyJson);
  }

  serves(kind: string): boolean {
    return this.#kinds.has(kind);
  }

  subscribe(listener: (event: ObjectEvent) => void): () => void {
    return this.#feed.subscribe(({ type, object }) =>
      listener({ type, object: copyJson(object) }),
    );
  }

  /** The kinds served now. */
  kinds(): ServedKind[] {
    return [...this.#kinds.values()];
  }

  /** The version of the last write. */
  resourceVersion(): string {
    return this.#versions.current();
  }

  /** Like `list`, but the stored objects themselves: the caller must not change them. */
  entries(kind: string, options: { namespace?: string } = {}): KubeObject[] {
    return this.#tables.get(kind)?.sorted(options.namespace) ?? [];
  }

  /** Like `subscribe`, but with the stored objects themselves, before and after: the caller must not change them. */
  observe(listener: (change: ObjectChange) => void): () => void {
    return this.#feed.subscribe(listener);
  }

  create(object: KubeObject, options: WriteOptions = {}): KubeObject {
    const kind = this.#kindOf(object);
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
    if (this.#table(kind).get(placed.metadata.namespace, name)) {
      throw KubeStatusError.alreadyExists(kind, name);
    }
    if (this.#isBeingDeleted(kind)) {
      throw KubeStatusError.methodNotAllowed(
        'create not allowed while custom resource definition is terminating',
      );
    }
    const accepted = this.#accept(kind, {
      operation: 'CREATE',
      object: withInitialState(placed, kind),
      oldObject: undefined,
      fieldManager: options.fieldManager,
    });
    const stored = this.#store(kind, {
      ...accepted,
      metadata: {
        ...accepted.metadata,
        uid: randomUUID(),
        creationTimestamp: this.#timestamp(),
        deletionTimestamp: undefined,
        deletionGracePeriodSeconds: undefined,
        generation: kind.generation ? 1 : undefined,
      },
    });
    this.#feed.publish({ type: 'ADDED', object: stored });
    if (kind.kind === 'CustomResourceDefinition') {
      this.#schedule(() => this.#establish(name), ESTABLISH_DELAY_MS);
    }
    return copyJson(stored);
  }

  update(object: KubeObject, options: WriteOptions = {}): KubeObject {
    const kind = this.#kindOf(object);
    const current = this.#require(keyOf(object));
    return this.#replace(kind, current, copyJson(object), options);
  }

  patch(
    key: ObjectKey,
    patch: unknown,
    options: { type: PatchType; fieldManager: string },
  ): KubeObject {
    const kind = this.#servedKind(key.kind);
    const current = this.#find(key);
    if (!current && options.type === 'apply' && isJsonObject(patch)) {
      const metadata = isJsonObject(patch.metadata) ? patch.metadata : {};
      const { name, namespace } = key;
      return this.create(
        { ...patch, metadata: { ...metadata, name, namespace } } as KubeObject,
        options,
      );
    }
    const found = current ?? this.#require(key);
    const patched = applyPatch(found, patch, options.type);
    return this.#replace(kind, found, patched, options);
  }

  updateStatus(key: ObjectKey, status: unknown): KubeObject {
    const kind = this.#servedKind(key.kind);
    const current = this.#require(key);
    const next = { ...current, status: copyJson(status) };
    if (equalJson(current, next)) {
      return copyJson(current);
    }
    return this.#modify(kind, current, next);
  }

  delete(key: ObjectKey, options: DeleteOptions = {}): void {
    const current = this.#require(key);
    const kind = this.#servedKind(key.kind);
    if (key.kind === 'Namespace' && IMMORTAL_NAMESPACES.has(key.name)) {
      throw KubeStatusError.forbidden(kind, {
        name: key.name,
        because: 'this namespace may not be deleted',
      });
    }
    const graceSeconds = isPlacedPod(current)
      ? options.gracePeriodSeconds ?? 0
      : 0;
    const waits =
      graceSeconds > 0 ||
      (current.metadata.finalizers ?? []).length > 0 ||
      this.#contents(current).length > 0;
    if (!waits) {
      this.#remove(kind, current);
      return;
    }
    if (
      current.metadata.deletionTimestamp === undefined ||
      (current.metadata.deletionGracePeriodSeconds ?? 0) > graceSeconds
    ) {
      this.#terminate(kind, current, graceSeconds);
    }
    for (const content of this.#contents(current)) {
      this.#deleteIfThere(content);
    }
  }

  /** The time of deletion is when the grace period is over, as in Kubernetes. */
  #terminate(
    kind: ServedKind,
    current: KubeObject,
    graceSeconds: number,
  ): void {
    const isNamespace = kind.kind === 'Namespace';
    const end = new Date(this.#clock.now() + graceSeconds * 1000);
    this.#modify(kind, current, {
      ...current,
      metadata: {
        ...current.metadata,
        deletionTimestamp: formatTimestamp(end),
        deletionGracePeriodSeconds: graceSeconds,
      },
      ...(isNamespace && { status: { phase: 'Terminating' } }),
    });
  }

  /** A full replacement of all that the writer of the main resource may change. */
  #replace(
    kind: ServedKind,
    current: KubeObject,
    wanted: KubeObject,
    options: WriteOptions,
  ): KubeObject {
    const { name, uid, resourceVersion } = current.metadata;
    const given = wanted.metadata;
    if (given.resourceVersion && given.resourceVersion !== resourceVersion) {
      throw KubeStatusError.conflict(kind, name);
    }
    if (given.uid && given.uid !== uid) {
      throw KubeStatusError.conflict(
        kind,
        name,
        `StorageError: invalid object, Code: 4, AdditionalErrorMsg: Precondition failed: UID in precondition: ${given.uid}, UID in object meta: ${uid}`,
      );
    }
    const metadata = { ...given, ...serverOwned(current) };
    const object = kind.statusSubresource
      ? { ...wanted, metadata, status: current.status }
      : { ...wanted, metadata };
    const accepted = this.#accept(kind, {
      operation: 'UPDATE',
      object,
      oldObject: current,
      fieldManager: options.fieldManager,
    });
    const next = {
      ...accepted,
      metadata: { ...accepted.metadata, ...serverOwned(current) },
    };
    if (equalJson(next, current)) {
      return copyJson(current);
    }
    const modified = this.#modify(kind, current, next);
    if (current.metadata.deletionTimestamp) {
      this.#removeWhenEmpty(kind, keyOf(current));
    }
    return modified;
  }

  /** Admission, defaults, validation: what every write of a main resource goes through. */
  #accept(kind: ServedKind, review: AdmissionReview): KubeObject {
    const schema = kind.schema;
    const complete = (object: KubeObject) =>
      schema ? (applyDefaults(schema, object) as KubeObject) : object;
    const defaulted = { ...review, object: complete(review.object) };
    const admitted = this.#admit
      ? complete(copyJson(this.#admit(copyJson(defaulted))))
      : defaulted.object;
    const causes = [
      ...findMetadataFaults(admitted, kind),
      ...(schema ? findViolations(schema, admitted) : []),
      ...(kind.kind === 'CustomResourceDefinition'
        ? findDefinitionFaults(admitted)
        : []),
    ];
    if (causes.length > 0) {
      const { name } = review.object.metadata;
      throw KubeStatusError.invalid(kind, { name, causes });
    }
    return admitted;
  }

  #modify(kind: ServedKind, current: KubeObject, next: KubeObject): KubeObject {
    const changed = needsNewGeneration(kind, current, next);
    const generation = (current.metadata.generation ?? 0) + (changed ? 1 : 0);
    const stored = this.#store(
      kind,
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
      this.#refreshServed(stored);
    }
    return copyJson(stored);
  }

  #store(kind: ServedKind, object: KubeObject, previous?: KubeObject) {
    const stored = copyJson({
      ...object,
      metadata: { ...object.metadata, resourceVersion: this.#versions.next() },
    });
    if (previous) {
      this.#forgetDependant(previous);
    }
    this.#table(kind).set(stored);
    for (const owner of stored.metadata.ownerReferences ?? []) {
      const dependants = this.#dependants.get(owner.uid) ?? new Set();
      this.#dependants.set(owner.uid, dependants.add(stored));
    }
    return stored;
  }

  #forgetDependant(object: KubeObject): void {
    for (const owner of object.metadata.ownerReferences ?? []) {
      const dependants = this.#dependants.get(owner.uid);
      dependants?.delete(object);
      if (dependants?.size === 0) {
        this.#dependants.delete(owner.uid);
      }
    }
  }

  #remove(kind: ServedKind, current: KubeObject): void {
    this.#table(kind).remove(current);
    this.#forgetDependant(current);
    if (kind.kind === 'CustomResourceDefinition') {
      this.#unserve(current);
    }
    const object = {
      ...current,
      metadata: {
        ...current.metadata,
        resourceVersion: this.#versions.next(),
      },
    };
    this.#feed.publish({ type: 'DELETED', object, previous: current });
    this.#collectDependants(current);
    this.#releaseContainers(kind, current);
  }

  /** An object goes with its last owner, not with the first. */
  #collectDependants(owner: KubeObject): void {
    const ownerUid = owner.metadata.uid ?? '';
    for (const dependant of [...(this.#dependants.get(ownerUid) ?? [])]) {
      const others = (dependant.metadata.ownerReferences ?? []).filter(
        reference =>
          reference.uid !== ownerUid &&
          this.#find({
            kind: reference.kind,
            namespace: dependant.metadata.namespace,
            name: reference.name,
          })?.metadata.uid === reference.uid,
      );
      if (others.length === 0) {
        this.#deleteIfThere(dependant);
      }
    }
  }

  /** Listeners may have deleted it meanwhile. */
  #deleteIfThere(object: KubeObject): void {
    const key = keyOf(object);
    if (this.#find(key)?.metadata.uid === object.metadata.uid) {
      this.delete(key, { gracePeriodSeconds: graceSecondsOf(object) });
    }
  }

  /** A namespace or CRD that waits for its last object goes with it. */
  #releaseContainers(kind: ServedKind, removed: KubeObject): void {
    const namespace = removed.metadata.namespace;
    if (namespace !== undefined) {
      this.#removeWhenEmpty(this.#servedKind('Namespace'), {
        kind: 'Namespace',
        name: namespace,
      });
    }
    this.#removeWhenEmpty(this.#servedKind('CustomResourceDefinition'), {
      kind: 'CustomResourceDefinition',
      name: `${kind.plural}.${kind.group}`,
    });
  }

  #removeWhenEmpty(kind: ServedKind, key: ObjectKey): void {
    const object = this.#find(key);
    if (
      object?.metadata.deletionTimestamp !== undefined &&
      object.metadata.deletionGracePeriodSeconds === 0 &&
      (object.metadata.finalizers ?? []).length === 0 &&
      this.#contents(object).length === 0
    ) {
      this.#remove(kind, object);
    }
  }

  /** What has to go before the object can: all in a namespace, all of a CRD's kind, nothing for other kinds. */
  #contents(object: KubeObject): KubeObject[] {
    const { name } = object.metadata;
    if (object.kind === 'Namespace') {
      return [...this.#kinds.values()]
        .filter(kind => kind.namespaced)
        .flatMap(kind => this.entries(kind.kind, { namespace: name }));
    }
    if (object.kind === 'CustomResourceDefinition') {
      return [...this.#kinds.values()]
        .filter(kind => `${kind.plural}.${kind.group}` === name)
        .flatMap(kind => this.entries(kind.kind));
    }
    return [];
  }

  #establish(name: string): void {
    const key = { kind: 'CustomResourceDefinition', name };
    const definition = this.#find(key);
    if (!definition || definition.metadata.deletionTimestamp) {
      return;
    }
    const served = toServedKind(definition);
    const takenBy = this.#kinds.get(served.kind);
    if (!takenBy) {
      this.#serve(served);
    }
    const at = this.#timestamp();
    this.updateStatus(key, establishedStatus(definition, { at, takenBy }));
  }

  #serve(kind: ServedKind): void {
    this.#kinds.set(kind.kind, kind);
    this.#tables.set(
      kind.kind,
      this.#tables.get(kind.kind) ?? new ObjectTable(),
    );
  }

  #refreshServed(definition: KubeObject): void {
    const next = toServedKind(definition);
    const served = this.#kinds.get(next.kind);
    if (served?.group === next.group && served.plural === next.plural) {
      this.#serve(next);
    }
  }

  #unserve(definition: KubeObject): void {
    const gone = toServedKind(definition);
    if (this.#kinds.get(gone.kind)?.group === gone.group) {
      this.#kinds.delete(gone.kind);
      this.#tables.delete(gone.kind);
    }
  }

  #isBeingDeleted(kind: ServedKind): boolean {
    const name = `${kind.plural}.${kind.group}`;
    const definition = this.#find({ kind: 'CustomResourceDefinition', name });
    return definition?.metadata.deletionTimestamp !== undefined;
  }

  #requireNamespace(kind: ServedKind, object: KubeObject): void {
    if (!kind.namespaced) {
      return;
    }
    const name = object.metadata.namespace ?? '';
    const namespace = this.#require({ kind: 'Namespace', name });
    if (namespace.metadata.deletionTimestamp) {
      throw KubeStatusError.forbidden(kind, {
        name: object.metadata.name,
        because: `unable to create new content in namespace ${name} because it is being terminated`,
      });
    }
  }

  #kindOf(object: KubeObject): ServedKind {
    const kind = this.#servedKind(object.kind);
    const isServed = kind.versions.some(
      version =>
        groupVersion({ group: kind.group, version }) === object.apiVersion,
    );
    if (!isServed) {
      throw KubeStatusError.resourceNotServed();
    }
    return kind;
  }

  #servedKind(kind: string): ServedKind {
    const served = this.#kinds.get(kind);
    if (!served) {
      throw KubeStatusError.resourceNotServed();
    }
    return served;
  }

  #table(kind: ServedKind): ObjectTable {
    const table = this.#tables.get(kind.kind);
    if (!table) {
      throw KubeStatusError.resourceNotServed();
    }
    return table;
  }

  #find(key: ObjectKey): KubeObject | undefined {
    const namespaced = this.#kinds.get(key.kind)?.namespaced;
    return this.#tables
      .get(key.kind)
      ?.get(namespaced ? key.namespace ?? 'default' : undefined, key.name);
  }

  #require(key: ObjectKey): KubeObject {
    const kind = this.#servedKind(key.kind);
    const found = this.#find(key);
    if (!found) {
      throw KubeStatusError.notFound(kind, key.name);
    }
    return found;
  }

  #timestamp(): string {
    return formatTimestamp(new Date(this.#clock.now()));
  }

  #schedule(task: () => void, delayMs: number): void {
    const cancel = this.#clock.schedule(() => {
      this.#timers.delete(cancel);
      task();
    }, delayMs);
    this.#timers.add(cancel);
  }
}

function keyOf(object: KubeObject): ObjectKey {
  const { name, namespace } = object.metadata;
  return { kind: object.kind, namespace, name };
}

/** Metadata that no client can write; an absent field stays absent. */
function serverOwned(current: KubeObject) {
  const { metadata } = current;
  return {
    name: metadata.name,
    namespace: metadata.namespace,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    creationTimestamp: metadata.creationTimestamp,
    deletionTimestamp: metadata.deletionTimestamp,
    deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds,
    generation: metadata.generation,
  };
}

function needsNewGeneration(
  kind: ServedKind,
  current: KubeObject,
  next: KubeObject,
): boolean {
  const counted = (object: KubeObject) => ({
    ...object,
    metadata: object.metadata.deletionTimestamp !== undefined,
    ...(kind.statusSubresource && { status: undefined }),
  });
  return !equalJson(counted(current), counted(next));
}

/** Only a pod that is placed on a node has something to end. */
function isPlacedPod(object: KubeObject): boolean {
  return (
    object.kind === 'Pod' &&
    isJsonObject(object.spec) &&
    Boolean(object.spec.nodeName)
  );
}

/** Kubernetes writes times without fractions of a second. */
function formatTimestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
