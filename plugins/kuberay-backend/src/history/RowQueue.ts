import { formatSeriesKey, type CountsRow, type MarkRow } from './HistoryRows';

/** Rows that wait for the database, at most; some 20 MB. */
const MAX_ROWS = 50_000;

/** Rows that are not in the database yet, the oldest first. It never holds more than 50,000 of a kind: the oldest go. */
export class RowQueue {
  #counts: CountsRow[] = [];
  #marks: MarkRow[] = [];
  #dropped = 0;

  private constructor() {}

  static create(): RowQueue {
    return new RowQueue();
  }

  get size(): number {
    return this.#counts.length + this.#marks.length;
  }

  /** Rows that were let go since the last call. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  addCounts(row: CountsRow): void {
    this.#counts.push(row);
    this.#dropped += trim(this.#counts);
  }

  addMark(row: MarkRow): void {
    this.#marks.push(row);
    this.#dropped += trim(this.#marks);
  }

  /** The next rows of counts: of each series its oldest one. */
  nextCounts(): CountsRow[] {
    const series = new Map<string, CountsRow>();
    for (const row of this.#counts) {
      const key = formatSeriesKey(row);
      if (!series.has(key)) {
        series.set(key, row);
      }
    }
    return [...series.values()];
  }

  nextMarks(): MarkRow[] {
    return [...this.#marks];
  }

  /** These are in the database. */
  remove(rows: readonly (CountsRow | MarkRow)[]): void {
    const gone = new Set<unknown>(rows);
    this.#counts = this.#counts.filter(row => !gone.has(row));
    this.#marks = this.#marks.filter(row => !gone.has(row));
  }
}

function trim(rows: unknown[]): number {
  // Not one by one: taking one from the front of a long list moves all others.
  const surplus = rows.length > MAX_ROWS ? Math.ceil(MAX_ROWS / 10) : 0;
  rows.splice(0, surplus);
  return surplus;
}
