import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import type { Knex } from 'knex';
import { sameCounts, type GroupCounts } from './GroupCounts';
import {
  formatSeriesKey,
  type CountsRow,
  type MarkRow,
  type Scope,
  type SeriesKey,
} from './HistoryRows';

/** Rows of one statement: SQLite takes 500 in one INSERT, and 32766 values. */
const CHUNK = 200;

/** The row that a series ends with at present. */
export type LatestRow = SeriesKey & { at: number; counts?: GroupCounts };

/** Columns of a row of `history_counts`. PostgreSQL gives a bigint as text, SQLite as a number. */
export interface CountsColumns {
  desired: string | number | null;
  ready: string | number | null;
  min: string | number | null;
  max: string | number | null;
}

/**
 * Write side of the history in the plugin's database: SQL that PostgreSQL and SQLite understand alike.
 *
 * Several backends write at the same time. Every insert leaves alone what is there, so whoever comes first wins and
 * nobody waits. All methods throw what the database throws; each can be called again with the same rows.
 */
export class HistoryDatabase {
  readonly #knex: Knex;
  /** Series of this process that have an id; forgotten as a whole after a failure, since another may have removed one. */
  #ids = new Map<string, number>();

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(knex: Knex): HistoryDatabase {
    return new HistoryDatabase(knex);
  }

  /** Rows that are not ended, of the RayClusters of a scope. */
  async openSeries(scope: Scope): Promise<LatestRow[]> {
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

  /** The last mark about suspension of each RayCluster object of a scope, by its uid. */
  async lastSuspensions(
    scope: Scope,
  ): Promise<Map<string, 'suspended' | 'resumed'>> {
    const marks = this.#knex('history_marks')
      .select('kind', 'subject')
      .where('cluster', scope.cluster)
      .whereIn('kind', ['suspended', 'resumed'])
      .orderBy('at');
    if (scope.namespace !== '') {
      marks.andWhere('namespace', scope.namespace);
    }
    const rows: Array<{ kind: 'suspended' | 'resumed'; subject: string }> =
      await marks;
    return new Map(rows.map(({ kind, subject }) => [subject, kind]));
  }

  /**
   * Writes counts, at most one row per series and call. A row that says what the last one says already is left out.
   * Answers with how many were written, and with the rows that stand where another backend was first.
   */
  async writeCounts(
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
      this.#ids = new Map();
      throw error;
    }
    return { written, lost };
  }

  /** Writes marks; those that are there, or that another backend wrote a moment ago, stay as they are. */
  async writeMarks(rows: readonly MarkRow[]): Promise<number> {
    let written = 0;
    for (const chunk of chunksOf(rows)) {
      const inserted: unknown[] = await this.#knex('history_marks')
        .insert(chunk.map(toMarkColumns))
        .onConflict(['cluster', 'namespace', 'name', 'at', 'kind', 'subject'])
        .ignore()
        .returning('at');
      written += inserted.length;
    }
    return written;
  }

  /** Says that these scopes are watched at this moment: their last sight goes on if it is not older than the tolerance. */
  async writeSights(
    scopes: readonly Scope[],
    { now, toleranceMs }: { now: number; toleranceMs: number },
  ): Promise<void> {
    const knex = this.#knex;
    for (const chunk of chunksOf(scopes)) {
      const recent: Scope[] = await knex('history_sights')
        .select('cluster', 'namespace')
        .whereIn('cluster', [...new Set(chunk.map(({ cluster }) => cluster))])
        .andWhere('seen_until', '>=', now - toleranceMs);
      const keys = new Set(recent.map(formatScope));
      const going = chunk.filter(scope => keys.has(formatScope(scope)));
      const starting = chunk.filter(scope => !keys.has(formatScope(scope)));
      if (going.length > 0) {
        await knex('history_sights')
          .update({ seen_until: now })
          .where('seen_until', '>=', now - toleranceMs)
          .andWhere('seen_until', '<', now)
          .whereIn(
            ['cluster', 'namespace'],
            going.map(({ cluster, namespace }) => [cluster, namespace]),
          );
      }
      if (starting.length > 0) {
        await knex('history_sights')
          .insert(
            starting.map(({ cluster, namespace }) => ({
              cluster,
              namespace,
              seen_from: now,
              seen_until: now,
            })),
          )
          .onConflict(['cluster', 'namespace', 'seen_from'])
          .ignore();
      }
    }
  }

  /** Removes what is older than the cutoff and says nothing of a time after it. */
  async removeBefore(cutoff: number): Promise<void> {
    const knex = this.#knex;
    // The row that held at the cutoff stays, unless it is an end.
    await knex('history_counts')
      .where('at', '<', cutoff)
      .andWhere(rows =>
        rows
          .whereNull('desired')
          .orWhereExists(later =>
            later
              .select(knex.raw('1'))
              .from('history_counts as later')
              .whereRaw('later.series_id = history_counts.series_id')
              .andWhereRaw('later.at > history_counts.at')
              .andWhere('later.at', '<=', cutoff),
          ),
      )
      .delete();
    // Of a cluster that nobody has watched since the cutoff nothing can be drawn any more.
    await knex('history_counts')
      .where('at', '<', cutoff)
      .whereIn(
        'series_id',
        knex('history_series')
          .select('id')
          .whereNotIn(
            'cluster',
            knex('history_sights')
              .select('cluster')
              .where('seen_until', '>=', cutoff),
          ),
      )
      .delete();
    await knex('history_series')
      .whereNotExists(
        knex('history_counts')
          .select(knex.raw('1'))
          .whereRaw('history_counts.series_id = history_series.id'),
      )
      .delete();
    await knex('history_sights').where('seen_until', '<', cutoff).delete();
    await knex('history_marks').where('at', '<', cutoff).delete();
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

/** Counts as the columns say them; undefined where they say that the group had ended. */
export function toCounts(columns: CountsColumns): GroupCounts | undefined {
  const { desired, ready, min, max } = columns;
  if (desired === null) {
    return undefined;
  }
  return {
    desired: Number(desired),
    ready: Number(ready),
    min: Number(min),
    ...(max !== null && { max: Number(max) }),
  };
}

interface SeriesColumns {
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  group_name: string;
}

type LatestColumns = SeriesColumns &
  CountsColumns & { id: number; at: string | number };

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

function toLatestRow(row: LatestColumns): LatestRow {
  return { ...toSeriesKey(row), at: Number(row.at), counts: toCounts(row) };
}

function toSeriesKey(row: SeriesColumns): SeriesKey {
  const { cluster, namespace, name, uid, group_name } = row;
  return { ref: { cluster, namespace, name }, uid, group: group_name };
}

function toSeriesColumns({ ref, uid, group }: SeriesKey): SeriesColumns {
  return { ...refColumns(ref), uid, group_name: group };
}

function toMarkColumns(mark: MarkRow): object {
  return {
    ...refColumns(mark.ref),
    at: mark.at,
    kind: mark.kind,
    subject: mark.kind === 'sync' ? mark.application : mark.uid,
    revisions: mark.kind === 'sync' ? JSON.stringify(mark.revisions) : null,
  };
}

function refColumns({ cluster, namespace, name }: RayClusterRef) {
  return { cluster, namespace, name };
}

function sameRow(last: LatestRow, row: CountsRow): boolean {
  return sameCounts(last.counts, row.counts);
}

function formatScope({ cluster, namespace }: Scope): string {
  return JSON.stringify([cluster, namespace]);
}

function* chunksOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    yield rows.slice(start, start + CHUNK);
  }
}
