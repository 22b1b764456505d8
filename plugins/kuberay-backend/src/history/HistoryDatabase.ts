import type { Knex } from 'knex';
import { CountsTable } from './CountsTable';
import { chunksOf, refColumns, type LatestRow } from './HistoryColumns';
import type { CountsRow, MarkRow, Scope } from './HistoryRows';

/**
 * Write side of the history in the plugin's database: SQL that PostgreSQL and SQLite understand alike.
 *
 * Several backends write at the same time. Every insert leaves alone what is there, so whoever comes first wins and
 * nobody waits. All methods throw what the database throws; each can be called again with the same rows.
 */
export class HistoryDatabase {
  readonly #knex: Knex;
  readonly #counts: CountsTable;

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.#counts = CountsTable.create(knex);
  }

  static create(knex: Knex): HistoryDatabase {
    return new HistoryDatabase(knex);
  }

  /** Rows that are not ended, of the RayClusters of a scope. */
  async openSeries(scope: Scope): Promise<LatestRow[]> {
    return this.#counts.open(scope);
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
    return this.#counts.write(rows);
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
    await knex('history_sights').where('seen_until', '<', cutoff).delete();
    await knex('history_marks').where('at', '<', cutoff).delete();
    await this.#removeEmptySeries();
    this.#counts.forgetIds();
  }

  /**
   * Another replica may be about to write the first row of a series. PostgreSQL would not see a row that is written while
   * this statement waits for it, and remove it with its series; so nobody writes meanwhile. Who comes after it finds its
   * series gone, and makes it anew.
   *
   * Nobody waits long: a table that stays in use is left for the next time, and one who is cut off from the database
   * while it has the lock loses it.
   */
  async #removeEmptySeries(): Promise<void> {
    const remove = (knex: Knex) =>
      knex('history_series')
        .whereNotExists(
          knex('history_counts')
            .select(knex.raw('1'))
            .whereRaw('history_counts.series_id = history_series.id'),
        )
        .delete();
    if (this.#knex.client.config.client !== 'pg') {
      await remove(this.#knex);
      return;
    }
    await this.#knex.transaction(async transaction => {
      await transaction.raw("set local lock_timeout = '5s'");
      await transaction.raw(
        "set local idle_in_transaction_session_timeout = '10s'",
      );
      await transaction.raw('lock table history_series in exclusive mode');
      await remove(transaction);
    });
  }
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

function formatScope({ cluster, namespace }: Scope): string {
  return JSON.stringify([cluster, namespace]);
}
