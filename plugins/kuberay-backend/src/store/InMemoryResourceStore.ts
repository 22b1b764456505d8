import type { Kind } from '../kube/watchedKinds';
import type { ReflectorStore } from '../watch/Reflector';
import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import { applyWatchEvent } from './applyWatchEvent';
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
  #snapshot: Snapshot = new Map();
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
    return { apply: event => this.#apply(cluster, kind, event) };
  }

  /** The cluster is configured, and nothing is known of it. */
  add(cluster: string): void {
    this.#snapshot = new Map(this.#snapshot).set(cluster, SYNCING_CLUSTER);
  }

  /** The cluster is configured no more: all that was known of it goes. */
  remove(cluster: string): void {
    const snapshot = new Map(this.#snapshot);
    snapshot.delete(cluster);
    this.#snapshot = snapshot;
  }

  #apply<K extends Kind>(
    cluster: string,
    kind: K,
    event: WatchEvent<RecordsByKind[K]>,
  ): void {
    const before = this.#snapshot.get(cluster);
    // A reflector of a cluster that was removed may have a last word.
    if (!before) {
      return;
    }
    const state: KindState<RecordsByKind[K]> = before[kind];
    const next = applyWatchEvent(state, event);
    this.#snapshot = new Map(this.#snapshot).set(cluster, {
      ...before,
      [kind]: next,
    });
    if (
      next.records !== state.records ||
      next.freshness !== state.freshness ||
      next.installed !== state.installed
    ) {
      this.#notify({ cluster, kind });
    }
  }

  #notify(key: ChangedKey): void {
    // A copy: a listener may unsubscribe while it is told.
    for (const listener of [...this.#listeners]) {
      listener(key);
    }
  }
}
