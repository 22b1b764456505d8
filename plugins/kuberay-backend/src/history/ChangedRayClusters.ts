import {
  formatRayClusterRef,
  type RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { ChangedKey, ResourceStore } from '../store/ResourceStore';
import type { LatestRow } from './HistoryColumns';
import type { HistoryDatabase } from './HistoryDatabase';
import type { Scope } from './HistoryRows';
import { liveScopes, readRayClusterCounts } from './readRayClusterCounts';
import { RecordedRayClusters } from './RecordedRayClusters';
import type { RowQueue } from './RowQueue';

/** Options of `ChangedRayClusters.create`. */
export interface ChangedRayClustersOptions {
  store: ResourceStore;
  database: Pick<HistoryDatabase, 'openSeries' | 'lastSuspensions'>;
  /** Where the rows go. */
  queue: RowQueue;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** RayClusters that are judged without letting go of the thread: about as long as one request may be kept waiting. */
const REFS_IN_ONE_GO = 10;

/** RayClusters that have to be looked at, and the scopes that were compared with the database before. */
export class ChangedRayClusters {
  readonly #options: ChangedRayClustersOptions;
  readonly #recorded: RecordedRayClusters;
  readonly #dirty = new Map<string, RayClusterRef>();
  /** Scopes that were compared with the database since they became live. */
  readonly #compared = new Map<string, Scope>();

  private constructor(options: ChangedRayClustersOptions) {
    this.#options = options;
    this.#recorded = RecordedRayClusters.create(options.queue);
  }

  static create(options: ChangedRayClustersOptions): ChangedRayClusters {
    return new ChangedRayClusters(options);
  }

  /** Notes what has changed in a cluster: the RayClusters of the key, or all where it names none. */
  note({
    cluster,
    rayClusters,
  }: Extract<ChangedKey, { cluster: string }>): void {
    if (rayClusters) {
      for (const { namespace, name } of rayClusters) {
        this.#touch({ cluster, namespace, name });
      }
      return;
    }
    this.#forgetStale(cluster);
    this.#touchAll({ cluster, namespace: '' });
  }

  /** Another replica was first with this row: it counts as written, and its RayCluster is looked at again. */
  yieldTo(row: LatestRow): void {
    this.#recorded.seed(row);
    this.#touch(row.ref);
  }

  /** Every scope is compared with the database again. */
  compareAgain(): void {
    this.#compared.clear();
  }

  /** Compares each scope that has become live with the database. Throws what the database throws. */
  async compareNewlyLive(): Promise<void> {
    const { store, database } = this.#options;
    for (const [cluster, snapshot] of store.snapshot().clusters) {
      for (const namespace of liveScopes(snapshot)) {
        const scope = { cluster, namespace };
        const key = JSON.stringify([cluster, namespace]);
        if (!this.#compared.has(key)) {
          const [open, suspensions] = await Promise.all([
            database.openSeries(scope),
            database.lastSuspensions(scope),
          ]);
          this.#recorded.takeOpen(scope, open, suspensions);
          this.#compared.set(key, scope);
          this.#touchAll(scope);
        }
      }
    }
  }

  /** Looks at the counts of what has changed and queues what they make. `final`: nothing waits for its bucket. */
  async judge(final: boolean): Promise<void> {
    const refs = [...this.#dirty.values()];
    this.#dirty.clear();
    for (const [index, ref] of refs.entries()) {
      if (index > 0 && index % REFS_IN_ONE_GO === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
      const snapshot = this.#options.store.snapshot();
      const now = this.#options.now();
      if (!this.#isComparedFor(ref)) {
        // Until then nobody knows what the database says of it; comparing looks at it again.
        continue;
      }
      const counts = readRayClusterCounts({
        snapshot,
        ref,
        now: new Date(now),
      });
      if (counts !== undefined) {
        const waits = this.#recorded.place(
          ref,
          counts === 'gone' ? undefined : counts,
          { now, final },
        );
        if (waits) {
          this.#touch(ref);
        }
      }
    }
  }

  /** A scope that is live no more is compared anew when it is live again. */
  #forgetStale(cluster: string): void {
    const snapshot = this.#options.store.snapshot().clusters.get(cluster);
    const live = new Set(snapshot ? liveScopes(snapshot) : []);
    for (const [key, scope] of this.#compared) {
      if (scope.cluster === cluster && !live.has(scope.namespace)) {
        this.#compared.delete(key);
      }
    }
  }

  #touch(ref: RayClusterRef): void {
    this.#dirty.set(formatRayClusterRef(ref), ref);
  }

  #touchAll({ cluster, namespace }: Scope): void {
    const all = this.#options.store
      .snapshot()
      .clusters.get(cluster)?.RayCluster;
    for (const [inside, records] of all?.records ?? []) {
      if (namespace === '' || namespace === inside) {
        for (const name of records.keys()) {
          this.#touch({ cluster, namespace: inside, name });
        }
      }
    }
    for (const ref of this.#recorded.refs()) {
      if (
        ref.cluster === cluster &&
        (namespace === '' || namespace === ref.namespace)
      ) {
        this.#touch(ref);
      }
    }
  }

  #isComparedFor({ cluster, namespace }: RayClusterRef): boolean {
    return ['', namespace].some(scope =>
      this.#compared.has(JSON.stringify([cluster, scope])),
    );
  }
}
