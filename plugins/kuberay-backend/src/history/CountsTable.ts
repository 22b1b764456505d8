import type { Knex } from 'knex';
import { sameCounts } from './GroupCounts';
import {
  chunksOf,
  toLatestRow,
  toSeriesColumns,
  toSeriesKey,
  type LatestColumns,
  type LatestRow,
  type SeriesColumns,
} from './HistoryColumns';
import {
  formatSeriesKey,
  type CountsRow,
  type Scope,
  type SeriesKey,
} from './HistoryRows';

/**
 * Counts in the database: `history_counts` and the series they belong to, `history_series`.
 *
 * Every insert leaves alone what is there. All methods throw what the database throws; each can be called again with
 * the same rows.
 */
export class CountsTable {
  readonly #knex: Knex;
  /** Series of this process that have an id; forgotten as a whole after a failure, since another may have removed one. */
  #ids = new Map<string, number>();

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(knex: Knex): CountsTable {
    return new CountsTable(knex);
  }

  /** Rows that are not ended, of the RayClusters of a scope. */
  async open(scope: Scope): Promise<LatestRow[]> {
    const knex = this.#knex;
    const series = knex('history_series as s').where(
      's.cluster',
      scope.cluster,
    );
    if (scope.namespace !== '') {
      series.andWhere('s.namespace', scope.namespace);
    }
    const rows = await withLatest(knex, series).whereNotNull('c.desired');
    return rows.map(toLatestRow);
  }

  /**
   * Writes counts, at most one row per series and call. A row that says what the last one says already is left out.
   * Answers with how many were written, and with the rows that stand where another backend was first.
   */
  async write(
    rows: readonly CountsRow[],
  ): Promise<{ written: number; lost: LatestRow[] }> {
    let written = 0;
    const lost: LatestRow[] = [];
    try {
      for (const chunk of chunksOf(rows)) {
        const ids = await this.#idsOf(chunk);
        const before = await this.#latest([...ids.values()]);
        const news = chunk.filter(row => {
          const last = before.get(ids.get(formatSeriesKey(row)) ?? -1);
          return !last || last.at >= row.at || !sameRow(last, row);
        });
        const inserted = await this.#insert(news, ids);
        written += inserted.size;
        const beaten = news.filter(
          row => !inserted.has(ids.get(formatSeriesKey(row)) ?? -1),
        );
        const standing = await this.#latest(
          beaten.map(row => ids.get(formatSeriesKey(row)) ?? -1),
        );
        lost.push(...standing.values());
      }
    } catch (error) {
      this.forgetIds();
      throw error;
    }
    return { written, lost };
  }

  /** Series may have been removed: their ids are asked for again. */
  forgetIds(): void {
    this.#ids = new Map();
  }

  async #idsOf(keys: readonly SeriesKey[]): Promise<Map<string, number>> {
    const unknown = keys.filter(key => !this.#ids.has(formatSeriesKey(key)));
    if (unknown.length > 0) {
      const columns = unknown.map(toSeriesColumns);
      await this.#knex('history_series')
        .insert(columns)
        .onConflict(['cluster', 'namespace', 'name', 'uid', 'group_name'])
        .ignore();
      const rows: Array<SeriesColumns & { id: number }> = await this.#knex(
        'history_series',
      ).whereIn('uid', [...new Set(columns.map(({ uid }) => uid))]);
      for (const row of rows) {
        this.#ids.set(formatSeriesKey(toSeriesKey(row)), row.id);
      }
    }
    return new Map(
      keys.map(key => {
        const text = formatSeriesKey(key);
        const id = this.#ids.get(text);
        if (id === undefined) {
          throw new Error(
            'A series of the history was removed while it was written',
          );
        }
        return [text, id];
      }),
    );
  }

  async #latest(ids: number[]): Promise<Map<number, LatestRow>> {
    if (ids.length === 0) {
      return new Map();
    }
    const rows = await withLatest(
      this.#knex,
      this.#knex('history_series as s').whereIn('s.id', ids),
    );
    return new Map(rows.map(row => [row.id, toLatestRow(row)]));
  }

  /** The ids of the series whose rows went in. */
  async #insert(
    rows: readonly CountsRow[],
    ids: ReadonlyMap<string, number>,
  ): Promise<Set<number>> {
    if (rows.length === 0) {
      return new Set();
    }
    const inserted: Array<{ series_id: number }> = await this.#knex(
      'history_counts',
    )
      .insert(
        rows.map(row => ({
          series_id: ids.get(formatSeriesKey(row)),
          at: row.at,
          desired: row.counts?.desired ?? null,
          ready: row.counts?.ready ?? null,
          min: row.counts?.min ?? null,
          max: row.counts?.max ?? null,
        })),
      )
      .onConflict(['series_id', 'at'])
      .ignore()
      .returning('series_id');
    return new Set(inserted.map(({ series_id }) => series_id));
  }
}

function withLatest(
  knex: Knex,
  series: Knex.QueryBuilder,
): Knex.QueryBuilder<LatestColumns, LatestColumns[]> {
  return series
    .join('history_counts as c', join =>
      join
        .on('c.series_id', 's.id')
        .andOn(
          'c.at',
          '=',
          knex.raw(
            '(select max(m.at) from history_counts as m where m.series_id = s.id)',
          ),
        ),
    )
    .select('s.*', 'c.at', 'c.desired', 'c.ready', 'c.min', 'c.max');
}

function sameRow(last: LatestRow, row: CountsRow): boolean {
  return sameCounts(last.counts, row.counts);
}
