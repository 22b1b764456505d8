import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { ResourceStore } from '../store/ResourceStore';
import type { ChangedRayClusters } from './ChangedRayClusters';
import type { HistoryDatabase } from './HistoryDatabase';
import { liveScopes } from './readRayClusterCounts';
import type { RowQueue } from './RowQueue';
import { SIGHT_INTERVAL_MS, SIGHT_TOLERANCE_MS } from './watchedTimes';

/** Options of `HistoryWriter.create`. */
export interface HistoryWriterOptions {
  store: ResourceStore;
  database: Pick<HistoryDatabase, 'writeCounts' | 'writeMarks' | 'writeSights'>;
  queue: RowQueue;
  /** Hears of rows that another replica was first with. */
  changed: Pick<ChangedRayClusters, 'yieldTo'>;
  metrics: KuberayMetrics;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Brings what is queued, and what is live, into the database. All methods throw what the database throws. */
export class HistoryWriter {
  readonly #options: HistoryWriterOptions;
  #lastSightAt = -Infinity;
  /** Keys of the scopes that were live then. */
  #lastScopes: ReadonlySet<string> = new Set();

  private constructor(options: HistoryWriterOptions) {
    this.#options = options;
  }

  static create(options: HistoryWriterOptions): HistoryWriter {
    return new HistoryWriter(options);
  }

  /** Writes all rows that wait. */
  async writeRows(): Promise<void> {
    const { database, metrics, queue, changed } = this.#options;
    for (
      let rows = queue.nextCounts();
      rows.length > 0;
      rows = queue.nextCounts()
    ) {
      const { written, lost } = await database.writeCounts(rows);
      queue.remove(rows);
      metrics.historyWritten(written);
      for (const row of lost) {
        // Another replica was first in this bucket; should it have seen something else, the next bucket says so.
        changed.yieldTo(row);
      }
    }
    const marks = queue.nextMarks();
    if (marks.length > 0) {
      const written = await database.writeMarks(marks);
      queue.remove(marks);
      metrics.historyWritten(written);
    }
  }

  /**
   * Writes what is live: every 30 s, when nothing comes after it, and at once when another scope has come to be live, as
   * the first rows of its RayClusters would otherwise lie in a time in which nobody watched.
   */
  async writeSights(final: boolean): Promise<void> {
    const now = this.#options.now();
    const { store, database } = this.#options;
    const scopes = [...store.snapshot().clusters].flatMap(
      ([cluster, snapshot]) =>
        liveScopes(snapshot).map(namespace => ({ cluster, namespace })),
    );
    const keys = scopes.map(({ cluster, namespace }) =>
      JSON.stringify([cluster, namespace]),
    );
    const isDue = now - this.#lastSightAt >= SIGHT_INTERVAL_MS;
    if (!final && !isDue && keys.every(key => this.#lastScopes.has(key))) {
      return;
    }
    await database.writeSights(scopes, {
      now,
      toleranceMs: SIGHT_TOLERANCE_MS,
    });
    this.#lastSightAt = now;
    this.#lastScopes = new Set(keys);
  }
}
