import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  destinationCluster,
  formatRayClusterRef,
  type RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/KuberayConfig';
import type { ClusterDirectory } from '../kube/ClusterDirectory';
import { FAILURE_BACKOFF, backoffMs } from '../loop/backoff';
import { StateLog } from '../loop/StateLog';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { allApplications } from '../store/allApplications';
import type { ChangedKey, ResourceStore } from '../store/ResourceStore';
import { readKnowledge, type ReadKnowledgeOptions } from '../view/Knowledge';
import { findSyncMarks } from './findSyncMarks';
import type { HistoryDatabase } from './HistoryDatabase';
import { BUCKET_MS, type Scope } from './HistoryRows';
import {
  liveScopes,
  readRayClusterCounts,
  type RayClusterCounts,
} from './readRayClusterCounts';
import { RowQueue } from './RowQueue';
import { SeriesBuckets } from './SeriesBuckets';
import { SIGHT_INTERVAL_MS, SIGHT_TOLERANCE_MS } from './watchedTimes';

/** Options of `HistoryRecorder.create`. */
export interface HistoryRecorderOptions {
  store: ResourceStore;
  database: HistoryDatabase;
  directory: ClusterDirectory;
  /** How long rows are kept, and what Argo CD calls the clusters. */
  config: ReadKnowledgeOptions['config'] & Pick<KuberayConfig, 'history'>;
  metrics: KuberayMetrics;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
  random?: () => number;
}

/** A RayCluster object of which something is written. */
interface Recorded {
  ref: RayClusterRef;
  uid: string;
  /** Those that have not ended. */
  groups: Set<string>;
  /** Undefined: not known yet, so what is found first is no change. */
  suspended?: boolean;
}

/** How often what has changed is looked at and written: rows of one second go into one statement. */
const WRITE_INTERVAL_MS = 1000;

/** RayClusters that are judged without letting go of the thread: about as long as one request may be kept waiting. */
const REFS_IN_ONE_GO = 10;

/**
 * Writes down how many workers each group has, whenever that changes.
 *
 * Only what is live is written. A scope (a cluster, or a namespace where they are watched one by one) that becomes
 * live is first compared with the database, which ends what has gone meanwhile; every 30 s its sight is written, so
 * that a reader knows when nobody watched. Every replica of the backend does all of this; the database keeps one row
 * per series and bucket, and no row that says what the last one said.
 *
 * A database that fails stops nothing else: rows wait, at most 50,000, and are written when it answers again.
 */
export class HistoryRecorder {
  readonly #options: HistoryRecorderOptions;
  readonly #now: () => number;
  readonly #buckets = SeriesBuckets.create();
  readonly #queue = RowQueue.create();
  readonly #log: StateLog;
  /** By ref, then by uid: one that was made anew stands beside the old one until that has ended. */
  readonly #recorded = new Map<string, Map<string, Recorded>>();
  readonly #dirty = new Map<string, RayClusterRef>();
  /** Scopes that were compared with the database since they became live. */
  readonly #compared = new Map<string, Scope>();
  /** By uid of the Application, its last sync that was written. */
  readonly #synced = new Map<string, number>();
  #applicationsChanged = true;
  #lastSightAt = -Infinity;
  #failures = 0;
  #retryAt = -Infinity;

  private constructor(options: HistoryRecorderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#log = StateLog.create(options.logger);
  }

  static create(options: HistoryRecorderOptions): HistoryRecorder {
    return new HistoryRecorder(options);
  }

  /** Records until the signal aborts, then writes what is left. Never throws. */
  async run(signal: AbortSignal): Promise<void> {
    const unsubscribe = this.follow();
    while (!signal.aborted) {
      await this.#turn({ final: false });
      await waitUnlessAborted(WRITE_INTERVAL_MS, signal);
    }
    unsubscribe();
    this.#retryAt = -Infinity;
    await this.#turn({ final: true });
  }

  /** Whatever a turn meets, the next one comes: the watches and views that run beside it do not depend on it. */
  async #turn(options: { final: boolean }): Promise<void> {
    try {
      await this.record(options);
    } catch (error) {
      this.#log.warn(
        'A turn of the history of worker counts failed',
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  }

  /** Notes what changes in the store from now on; returns its own undo. */
  follow(): () => void {
    return this.#options.store.subscribe(key => this.#note(key));
  }

  /** Compares everything that is live with the database again at the next turn, and repairs it. */
  compareAgain(): void {
    this.#compared.clear();
    this.#applicationsChanged = true;
  }

  /** Removes what is older than the retention. */
  async removeOld(): Promise<void> {
    await this.#options.database.removeBefore(this.#oldest());
  }

  /**
   * One turn: looks at what has changed and writes it. `final`: nothing comes after it, so nothing waits for its
   * bucket.
   */
  async record(
    { final }: { final: boolean } = { final: false },
  ): Promise<void> {
    const mayWrite = this.#now() >= this.#retryAt;
    try {
      if (mayWrite) {
        await this.#compareNewlyLive();
      }
    } catch (error) {
      this.#failed(error);
    }
    await this.#judgeDirty(final);
    this.#noteSyncs();
    if (mayWrite && this.#now() >= this.#retryAt) {
      try {
        await this.#write();
        await this.#writeSights(final);
        this.#succeeded();
      } catch (error) {
        this.#failed(error);
      }
    }
    const dropped = this.#queue.takeDropped();
    if (dropped > 0) {
      this.#options.logger.warn(
        `${dropped} rows of the history were dropped: the database has not taken them for too long`,
      );
    }
  }

  #note(key: ChangedKey): void {
    if ('instance' in key || key.kind === 'Application') {
      this.#applicationsChanged = true;
      return;
    }
    const { cluster, rayClusters } = key;
    if (rayClusters) {
      for (const { namespace, name } of rayClusters) {
        this.#touch({ cluster, namespace, name });
      }
      return;
    }
    this.#forgetStale(cluster);
    this.#touchAll({ cluster, namespace: '' });
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
    for (const objects of this.#recorded.values()) {
      for (const { ref } of objects.values()) {
        if (
          ref.cluster === cluster &&
          (namespace === '' || namespace === ref.namespace)
        ) {
          this.#touch(ref);
        }
      }
    }
  }

  async #compareNewlyLive(): Promise<void> {
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
          if (this.#queue.size === 0) {
            // Else rows that wait are newer than what the database says.
            for (const row of open) {
              this.#buckets.seed(row);
            }
          }
          for (const { ref, uid, group } of open) {
            const recorded = this.#recordedOf(ref, uid);
            const last = suspensions.get(uid);
            recorded.groups.add(group);
            recorded.suspended ??= last && last === 'suspended';
          }
          this.#compared.set(key, scope);
          this.#touchAll(scope);
        }
      }
    }
  }

  async #judgeDirty(final: boolean): Promise<void> {
    const refs = [...this.#dirty.values()];
    this.#dirty.clear();
    for (const [index, ref] of refs.entries()) {
      if (index > 0 && index % REFS_IN_ONE_GO === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
      const snapshot = this.#options.store.snapshot();
      const now = this.#now();
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
        this.#place(ref, counts === 'gone' ? undefined : counts, {
          now,
          final,
        });
      }
    }
  }

  #isComparedFor({ cluster, namespace }: RayClusterRef): boolean {
    return ['', namespace].some(scope =>
      this.#compared.has(JSON.stringify([cluster, scope])),
    );
  }

  #place(
    ref: RayClusterRef,
    counts: RayClusterCounts | undefined,
    { now, final }: { now: number; final: boolean },
  ): void {
    const objects = this.#recorded.get(formatRayClusterRef(ref));
    for (const recorded of objects?.values() ?? []) {
      for (const group of recorded.groups) {
        const lives = recorded.uid === counts?.uid && counts.groups.has(group);
        if (!lives) {
          const key = { ref, uid: recorded.uid, group };
          const row = this.#buckets.place(key, undefined, { now, force: true });
          if (row && row !== 'waits') {
            this.#queue.addCounts(row);
          }
          recorded.groups.delete(group);
        }
      }
      if (recorded.uid !== counts?.uid) {
        objects?.delete(recorded.uid);
      }
    }
    if (!counts) {
      this.#recorded.delete(formatRayClusterRef(ref));
      return;
    }
    const { uid } = counts;
    const recorded = this.#recordedOf(ref, uid);
    for (const [group, groupCounts] of counts.groups) {
      const key = { ref, uid, group };
      const row = this.#buckets.place(key, groupCounts, { now, force: final });
      recorded.groups.add(group);
      if (row === 'waits') {
        this.#touch(ref);
      } else if (row) {
        this.#queue.addCounts(row);
      }
    }
    this.#noteSuspension(recorded, counts.suspended, now);
  }

  #noteSuspension(recorded: Recorded, suspended: boolean, now: number): void {
    const { ref, uid, suspended: before } = recorded;
    recorded.suspended = suspended;
    if (before !== undefined && before !== suspended) {
      const at = Math.floor(now / BUCKET_MS) * BUCKET_MS;
      const kind = suspended ? 'suspended' : 'resumed';
      this.#queue.addMark({ ref, at, kind, uid });
    }
  }

  #noteSyncs(): void {
    if (!this.#applicationsChanged) {
      return;
    }
    this.#applicationsChanged = false;
    const { store, directory, config } = this.#options;
    const { snapshot, addresses, destinations } = readKnowledge({
      store,
      directory,
      config,
    });
    const applications = allApplications(snapshot);
    const uids = new Set<string>();
    for (const application of applications) {
      const { uid, history, rayClusters } = application;
      const last = history[history.length - 1]?.id;
      uids.add(uid);
      if (last === undefined || rayClusters.length === 0) {
        continue;
      }
      const cluster = destinationCluster(application, addresses, destinations);
      if (cluster !== undefined && this.#synced.get(uid) !== last) {
        this.#synced.set(uid, last);
        const since = this.#oldest();
        for (const mark of findSyncMarks({ application, cluster, since })) {
          this.#queue.addMark(mark);
        }
      }
    }
    for (const uid of this.#synced.keys()) {
      if (!uids.has(uid)) {
        this.#synced.delete(uid);
      }
    }
  }

  async #write(): Promise<void> {
    const { database, metrics } = this.#options;
    for (
      let rows = this.#queue.nextCounts();
      rows.length > 0;
      rows = this.#queue.nextCounts()
    ) {
      const { written, lost } = await database.writeCounts(rows);
      this.#queue.remove(rows);
      metrics.historyWritten(written);
      for (const row of lost) {
        // Another replica was first in this bucket; should it have seen something else, the next bucket says so.
        this.#buckets.seed(row);
        this.#touch(row.ref);
      }
    }
    const marks = this.#queue.nextMarks();
    if (marks.length > 0) {
      const written = await database.writeMarks(marks);
      this.#queue.remove(marks);
      metrics.historyWritten(written);
    }
  }

  async #writeSights(final: boolean): Promise<void> {
    const now = this.#now();
    if (!final && now - this.#lastSightAt < SIGHT_INTERVAL_MS) {
      return;
    }
    const { store, database } = this.#options;
    const scopes = [...store.snapshot().clusters].flatMap(
      ([cluster, snapshot]) =>
        liveScopes(snapshot).map(namespace => ({ cluster, namespace })),
    );
    await database.writeSights(scopes, {
      now,
      toleranceMs: SIGHT_TOLERANCE_MS,
    });
    this.#lastSightAt = now;
  }

  #oldest(): number {
    return this.#now() - this.#options.config.history.retentionMs;
  }

  #recordedOf(ref: RayClusterRef, uid: string): Recorded {
    const name = formatRayClusterRef(ref);
    const objects = this.#recorded.get(name) ?? new Map<string, Recorded>();
    const recorded = objects.get(uid) ?? {
      ref,
      uid,
      groups: new Set<string>(),
    };
    this.#recorded.set(name, objects.set(uid, recorded));
    return recorded;
  }

  #failed(error: unknown): void {
    const { metrics, random = Math.random } = this.#options;
    metrics.historyFailed();
    this.#log.warn(
      'The history of worker counts cannot be written; the latest 50,000 rows wait for the database',
      shortenDatabaseError(error),
    );
    this.#retryAt =
      this.#now() +
      backoffMs({
        policy: FAILURE_BACKOFF,
        attempt: this.#failures,
        random: random(),
      });
    this.#failures += 1;
  }

  #succeeded(): void {
    if (this.#failures > 0) {
      this.#failures = 0;
      this.#log.info('The history of worker counts is written again');
    }
  }
}

/** The database's own words: knex puts the whole statement with its rows before them. */
function shortenDatabaseError(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(message.split(' - ').pop());
}
