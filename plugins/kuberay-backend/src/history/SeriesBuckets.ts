import { sameCounts, type GroupCounts } from './GroupCounts';
import {
  BUCKET_MS,
  formatSeriesKey,
  type CountsRow,
  type SeriesKey,
} from './HistoryRows';

interface Placed {
  at: number;
  counts?: GroupCounts;
}

/**
 * Says which rows make a history: one per series and bucket of 5 s, the first value that is found in it. A later value
 * of the same bucket is written in the next one if it still stands then: a history may miss what lasted less than
 * 5 s, never what it came to.
 *
 * No I/O and no clock.
 */
export class SeriesBuckets {
  /** The last row of each series that has not ended. */
  readonly #placed = new Map<string, Placed>();

  private constructor() {}

  static create(): SeriesBuckets {
    return new SeriesBuckets();
  }

  /** Takes a row as written already, by whomever. */
  seed(row: CountsRow): void {
    this.#keep(formatSeriesKey(row), { at: row.at, counts: row.counts });
  }

  /** The row of a series is not there any more: what it counts next is written, whatever it said. */
  forget(key: SeriesKey): void {
    this.#placed.delete(formatSeriesKey(key));
  }

  /**
   * The row that these counts make at this time, if any; undefined counts: the group is not there. `waits`: they
   * differ from the last row, whose bucket has not ended. With `force` they are put into the next bucket at once.
   */
  place(
    key: SeriesKey,
    counts: GroupCounts | undefined,
    { now, force }: { now: number; force: boolean },
  ): CountsRow | 'waits' | undefined {
    const text = formatSeriesKey(key);
    const last = this.#placed.get(text);
    if (sameCounts(last?.counts, counts)) {
      return undefined;
    }
    const bucket = Math.floor(now / BUCKET_MS) * BUCKET_MS;
    const taken = last !== undefined && last.at >= bucket;
    if (taken && !force) {
      return 'waits';
    }
    const at = taken ? last.at + BUCKET_MS : bucket;
    this.#keep(text, { at, counts });
    return { ...key, at, counts };
  }

  #keep(text: string, placed: Placed): void {
    if (placed.counts) {
      this.#placed.set(text, placed);
    } else {
      // An ended series costs no memory. Should it come back within its bucket, the database keeps the end, and
      // the recorder learns that its row was not the first.
      this.#placed.delete(text);
    }
  }
}
