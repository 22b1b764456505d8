import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
import type { Kind } from '../kube/watchedKinds';
import type { ReflectorStore } from '../watch/ReflectorStore';
import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import { applyWatchEvent } from './applyWatchEvent';
import { changedInstanceKey, changedKey } from './changedKey';
import { indexers } from './indexers';
import type { Indexers } from './indexers';
import type { KindState } from './KindState';
import { SYNCING } from './KindState';
import type { RecordsByKind } from './RecordsByKind';
import type {
  ChangedKey,
  ClusterSnapshot,
  ResourceStore,
  Snapshot,
} from './ResourceStore';

const SYNCING_CLUSTER: ClusterSnapshot = {
  RayCluster: SYNCING,
  Pod: SYNCING,
  Event: SYNCING,
  Application: SYNCING,
};

/** Holds the states and tells who listens; what a state becomes is decided by `applyWatchEvent`. */
export class InMemoryResourceStore implements ResourceStore {
  #snapshot: Snapshot = { clusters: new Map(), instances: new Map() };
  readonly #listeners = new Set<(key: ChangedKey) => void>();

  private constructor() {}

  static create(): InMemoryResourceStore {
    return new InMemoryResourceStore();
  }

  snapshot(): Snapshot {
    return this.#snapshot;
  }

  subscribe(listener: (key: ChangedKey) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Where a reflector of one kind of one cluster writes to. */
  writer<K extends Kind>(
    cluster: string,
    kind: K,
  ): ReflectorStore<RecordsByKind[K] & ObjectKey> {
    return {
      apply: event => this.#apply(cluster, kind, event),
      held: record => this.#held(cluster, kind, record),
    };
  }

  /** The cluster is configured, and nothing is known of it. */
  add(cluster: string): void {
    this.#setCluster(cluster, SYNCING_CLUSTER);
    this.#notify({ cluster });
  }

  /** The cluster is configured no more: all that was known of it goes. */
  remove(cluster: string): void {
    const clusters = new Map(this.#snapshot.clusters);
    clusters.delete(cluster);
    this.#snapshot = { ...this.#snapshot, clusters };
    this.#notify({ cluster });
  }

  /** An Argo CD instance is configured, and nothing is known of its Applications. */
  addInstance(instance: string): void {
    this.#setInstance(instance, SYNCING);
    this.#notify({ instance });
  }

  /** The instance is configured no more. */
  removeInstance(instance: string): void {
    const instances = new Map(this.#snapshot.instances);
    instances.delete(instance);
    this.#snapshot = { ...this.#snapshot, instances };
    this.#notify({ instance });
  }

  /** Where the reader of an Argo CD instance writes to. */
  instanceWriter(instance: string): ReflectorStore<ApplicationRecord> {
    return {
      apply: event => {
        const state = this.#snapshot.instances.get(instance);
        if (!state) {
          return;
        }
        const next = applyWatchEvent(state, event, indexers.Application);
        this.#setInstance(instance, next);
        this.#notify(changedInstanceKey(instance, event, state, next));
      },
    };
  }

  #apply<K extends Kind>(
    cluster: string,
    kind: K,
    event: WatchEvent<RecordsByKind[K]>,
  ): void {
    const before = this.#snapshot.clusters.get(cluster);
    // A reflector of a cluster that was removed may have a last word.
    if (!before) {
      return;
    }
    const state: KindState<RecordsByKind[K]> = before[kind];
    const after: ClusterSnapshot = {
      ...before,
      [kind]: applyWatchEvent(state, event, indexersOf(kind)),
    };
    this.#setCluster(cluster, after);
    this.#notify(changedKey(cluster, kind, event, before, after));
  }

  #held<K extends Kind>(
    cluster: string,
    kind: K,
    record: RecordsByKind[K] & ObjectKey,
  ): RecordsByKind[K] & ObjectKey {
    const state: KindState<RecordsByKind[K]> | undefined =
      this.#snapshot.clusters.get(cluster)?.[kind];
    const held = state?.records.get(record.namespace)?.get(record.name);
    return held && isDeepStrictEqual(held, record)
      ? (held as RecordsByKind[K] & ObjectKey)
      : record;
  }

  #setCluster(cluster: string, state: ClusterSnapshot): void {
    const clusters = new Map(this.#snapshot.clusters).set(cluster, state);
    this.#snapshot = { ...this.#snapshot, clusters };
  }

  #setInstance(instance: string, state: KindState<ApplicationRecord>): void {
    const instances = new Map(this.#snapshot.instances).set(instance, state);
    this.#snapshot = { ...this.#snapshot, instances };
  }

  #notify(key: ChangedKey | undefined): void {
    if (!key) {
      return;
    }
    // A copy: a listener may unsubscribe while it is told.
    for (const listener of [...this.#listeners]) {
      listener(key);
    }
  }
}

function indexersOf<K extends Kind>(kind: K): Indexers<RecordsByKind[K]> {
  return indexers[kind];
}
