import {
  formatRayClusterRef,
  type RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { LatestRow } from './HistoryColumns';
import { BUCKET_MS, formatSeriesKey, type Scope } from './HistoryRows';
import type { RayClusterCounts } from './readRayClusterCounts';
import type { RowQueue } from './RowQueue';
import { SeriesBuckets } from './SeriesBuckets';

/** A RayCluster object of which something is written. */
interface Recorded {
  ref: RayClusterRef;
  uid: string;
  /** Those that have not ended. */
  groups: Set<string>;
  /** Undefined: not known yet, so what is found first is no change. */
  suspended?: boolean;
}

/** RayClusters of which something is written, and the rows that their counts make: no I/O and no clock. */
export class RecordedRayClusters {
  readonly #queue: RowQueue;
  readonly #buckets = SeriesBuckets.create();
  /** By ref, then by uid: one that was made anew stands beside the old one until that has ended. */
  readonly #recorded = new Map<string, Map<string, Recorded>>();

  private constructor(queue: RowQueue) {
    this.#queue = queue;
  }

  /** The rows go into this queue. */
  static create(queue: RowQueue): RecordedRayClusters {
    return new RecordedRayClusters(queue);
  }

  /** Refs of all of them; one that was made anew may come twice. */
  *refs(): Generator<RayClusterRef> {
    for (const objects of this.#recorded.values()) {
      for (const { ref } of objects.values()) {
        yield ref;
      }
    }
  }

  /**
   * Takes over what the database says of the series of a scope that have not ended, and of the last suspension of each
   * uid.
   */
  takeOpen(
    scope: Scope,
    open: readonly LatestRow[],
    suspensions: ReadonlyMap<string, 'suspended' | 'resumed'>,
  ): void {
    if (this.#queue.size === 0) {
      // Else rows that wait are newer than what the database says.
      for (const row of open) {
        this.#buckets.seed(row);
      }
      this.#forgetLost(scope, open);
    }
    for (const { ref, uid, group } of open) {
      const recorded = this.#recordedOf(ref, uid);
      const last = suspensions.get(uid);
      recorded.groups.add(group);
      recorded.suspended ??= last && last === 'suspended';
    }
  }

  /** Takes a row as written already, by another replica. */
  seed(row: LatestRow): void {
    this.#buckets.seed(row);
  }

  /**
   * Queues what has changed of a RayCluster since its last rows; undefined counts: it is not there. `final`: nothing
   * comes after it. Answers whether something waits for the end of its bucket, so that the RayCluster must be looked
   * at again.
   */
  place(
    ref: RayClusterRef,
    counts: RayClusterCounts | undefined,
    { now, final }: { now: number; final: boolean },
  ): boolean {
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
      return false;
    }
    const { uid } = counts;
    let waits = false;
    const recorded = this.#recordedOf(ref, uid);
    for (const [group, groupCounts] of counts.groups) {
      const key = { ref, uid, group };
      const row = this.#buckets.place(key, groupCounts, { now, force: final });
      recorded.groups.add(group);
      if (row === 'waits') {
        waits = true;
      } else if (row) {
        this.#queue.addCounts(row);
      }
    }
    this.#noteSuspension(recorded, counts.suspended, now);
    return waits;
  }

  /** What the database has lost is written again. */
  #forgetLost(scope: Scope, open: readonly LatestRow[]): void {
    const known = new Set(open.map(formatSeriesKey));
    for (const objects of this.#recorded.values()) {
      for (const { ref, uid, groups } of objects.values()) {
        const isInScope =
          ref.cluster === scope.cluster &&
          (scope.namespace === '' || scope.namespace === ref.namespace);
        for (const group of isInScope ? groups : []) {
          const key = { ref, uid, group };
          if (!known.has(formatSeriesKey(key))) {
            this.#buckets.forget(key);
          }
        }
      }
    }
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
}
