import type { Clock } from '../clock';
import { equalJson } from '../kube-api/json';
import { builtInKinds } from '../kube-api/builtInKinds';
import type { KubeObject, ObjectEvent, ObjectStore } from '../kube-api';
import { resourceHealth } from './health/resourceHealth';
import type { Latencies } from './Latencies';
import type { ResourceId } from './resourceId';
import { formatResourceId, toResourceId } from './resourceId';
import { trackingApplication } from './trackingId';

/** A change of one object as the cache learned it; `next` is undefined when the object is gone. */
export interface CachedChange {
  previous: KubeObject | undefined;
  next: KubeObject | undefined;
}

/** Kinds that change often and belong to no Application. */
const UNCACHED_KINDS = new Set([
  'Event',
  'Lease',
  'Endpoints',
  'Node',
  'ReplicaSet',
]);

/**
 * The controller's view of the cluster. It runs behind the API server by `cacheLagMs`, which is why a comparison right
 * after a sync can be wrong (recorded/allinone: the second, needless sync). When a CRD is created the cache stands still
 * for `cacheReloadMs` while it begins to watch the new kind: changes are held back and readers wait. The status of a new
 * CRD is known only after `crdStatusLagMs` (domain facts 7.1).
 */
export class ClusterCache {
  readonly #clock: Clock;
  readonly #latencies: Latencies;
  readonly #objects = new Map<string, KubeObject>();
  readonly #listeners = new Set<(change: CachedChange) => void>();
  readonly #timers = new Set<() => void>();
  #unsubscribe: () => void = () => {};
  /**
   * Reloads under way. Counted, not measured by the time of day: a timer of Node.js may run a millisecond before `now`
   * says that it is due, and what was held back then would stay so.
   */
  #reloads = 0;
  #held: Array<() => void> = [];
  #readers: Array<() => void> = [];

  private constructor(options: { clock: Clock; latencies: Latencies }) {
    this.#clock = options.clock;
    this.#latencies = options.latencies;
  }

  /** Begins with what is there now. */
  static create(options: {
    store: ObjectStore;
    clock: Clock;
    latencies: Latencies;
  }): ClusterCache {
    const { store } = options;
    const cache = new ClusterCache(options);
    for (const kind of knownKinds(store)) {
      for (const object of store.list(kind)) {
        cache.#objects.set(formatResourceId(toResourceId(object)), object);
      }
    }
    cache.#unsubscribe = store.subscribe(event => cache.#receive(event));
    return cache;
  }

  get(id: ResourceId): KubeObject | undefined {
    return this.#objects.get(formatResourceId(id));
  }

  /** The objects whose tracking id names the Application. */
  ownedBy(application: string): KubeObject[] {
    return [...this.#objects.values()].filter(
      object => trackingApplication(object) === application,
    );
  }

  /** The pods that are controlled by one of the objects. */
  podsOf(owners: readonly KubeObject[]): KubeObject[] {
    const uids = new Set(owners.map(owner => owner.metadata.uid));
    return [...this.#objects.values()].filter(
      object =>
        object.kind === 'Pod' &&
        object.metadata.ownerReferences?.some(({ uid }) => uids.has(uid)),
    );
  }

  /** Runs `read` now, or as soon as the cache has reloaded. */
  whenReadable(read: () => void): void {
    if (this.#isReloading()) {
      this.#readers.push(read);
    } else {
      read();
    }
  }

  /** What a hard refresh does: the status of new CRDs is no longer held back. */
  revealStatus(store: ObjectStore): void {
    for (const object of store.list('CustomResourceDefinition')) {
      this.#put(object);
    }
  }

  /** Tells every change that matters to a comparison; returns its own undo. */
  subscribe(listener: (change: CachedChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#unsubscribe();
    this.#timers.forEach(cancel => cancel());
    this.#listeners.clear();
    this.#readers = [];
  }

  #receive({ type, object }: ObjectEvent): void {
    if (UNCACHED_KINDS.has(object.kind)) {
      return;
    }
    if (type === 'DELETED') {
      this.#arrive(() => this.#remove(object), this.#latencies.cacheLagMs);
      return;
    }
    if (object.kind !== 'CustomResourceDefinition') {
      this.#arrive(() => this.#put(object), this.#latencies.cacheLagMs);
      return;
    }
    if (type === 'ADDED') {
      this.#reload();
    }
    this.#arrive(() => {
      const status = this.get(toResourceId(object))?.status;
      this.#put({ ...object, status });
    }, this.#latencies.cacheLagMs);
    this.#arrive(() => {
      if (this.get(toResourceId(object))) {
        this.#put(object);
      }
    }, this.#latencies.crdStatusLagMs);
  }

  #reload(): void {
    this.#reloads += 1;
    this.#schedule(() => {
      this.#reloads -= 1;
      if (this.#isReloading()) {
        return;
      }
      const held = this.#held;
      const readers = this.#readers;
      this.#held = [];
      this.#readers = [];
      held.forEach(arrive => arrive());
      readers.forEach(read => read());
    }, this.#latencies.cacheReloadMs);
  }

  #isReloading(): boolean {
    return this.#reloads > 0;
  }

  #arrive(change: () => void, afterMs: number): void {
    this.#schedule(() => {
      if (this.#isReloading()) {
        this.#held.push(change);
      } else {
        change();
      }
    }, afterMs);
  }

  #put(object: KubeObject): void {
    const key = formatResourceId(toResourceId(object));
    const previous = this.#objects.get(key);
    this.#objects.set(key, object);
    if (!previous || isRelevant(previous, object)) {
      this.#tell({ previous, next: object });
    }
  }

  #remove(object: KubeObject): void {
    const key = formatResourceId(toResourceId(object));
    const previous = this.#objects.get(key);
    if (this.#objects.delete(key)) {
      this.#tell({ previous, next: undefined });
    }
  }

  #tell(change: CachedChange): void {
    for (const listener of [...this.#listeners]) {
      listener(change);
    }
  }

  #schedule(task: () => void, delayMs: number): void {
    const cancel = this.#clock.schedule(() => {
      this.#timers.delete(cancel);
      task();
    }, delayMs);
    this.#timers.add(cancel);
  }
}

/** Changes of the status alone matter only when they change the health (Argo CD's `ignoreResourceUpdates`). */
function isRelevant(previous: KubeObject, next: KubeObject): boolean {
  return (
    resourceHealth(previous) !== resourceHealth(next) ||
    !equalJson(manifestOf(previous), manifestOf(next))
  );
}

function manifestOf(object: KubeObject): unknown {
  return {
    ...object,
    status: undefined,
    metadata: {
      ...object.metadata,
      resourceVersion: undefined,
      generation: undefined,
      managedFields: undefined,
    },
  };
}

function knownKinds(store: ObjectStore): string[] {
  const custom = store
    .list('CustomResourceDefinition')
    .map(definition => {
      const spec = definition.spec as { names?: { kind?: string } } | undefined;
      return spec?.names?.kind;
    })
    .filter(kind => kind !== undefined);
  return [
    ...new Set([...builtInKinds.map(({ kind }) => kind), ...custom]),
  ].filter(kind => !UNCACHED_KINDS.has(kind) && store.serves(kind));
}
