import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import type { Knex } from 'knex';
import { toCounts, type CountsColumns } from './HistoryColumns';
import type { MarkRow, Scope, Sight, StepRow, StepSeries } from './HistoryRows';
import type { Steps } from './toSteps';

type Whole = string | number;

interface SeriesIdentity extends RayClusterRef {
  id: number;
  group_name: string;
}

/**
 * Read side of the history in the database. What happened within a step is put together there: a week of a restless
 * cluster has many rows, and its answer has few.
 */
export class HistoryReader {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(knex: Knex): HistoryReader {
    return new HistoryReader(knex);
  }

  /** Every series of these RayClusters that says anything of the range: as many statements, however many they are. */
  async readSeries(
    refs: readonly RayClusterRef[],
    range: Steps,
  ): Promise<StepSeries[]> {
    const series: SeriesIdentity[] = await this.#seriesOf(refs)
      .select('id', 'cluster', 'namespace', 'name', 'group_name')
      .orderBy('id');
    const [carried, steps] = await Promise.all([
      this.#readCarried(refs, range.from),
      this.#readSteps(refs, range),
    ]);
    return series
      .map(({ id, cluster, namespace, name, group_name }) => ({
        ref: { cluster, namespace, name },
        group: group_name,
        carried: carried.get(id),
        steps: steps.get(id) ?? [],
      }))
      .filter(one => one.carried?.counts || one.steps.length > 0);
  }

  /** When somebody watched a namespace of these clusters, or the whole of one (`''`), at any time of the range. */
  async readSights(
    clusters: readonly string[],
    { from, to }: Steps,
  ): Promise<Array<Scope & Sight>> {
    const rows: Array<Scope & { seen_from: Whole; seen_until: Whole }> =
      await this.#knex('history_sights')
        .select('cluster', 'namespace', 'seen_from', 'seen_until')
        .whereIn('cluster', [...clusters])
        .andWhere('seen_until', '>=', from)
        .andWhere('seen_from', '<', to);
    return rows.map(({ cluster, namespace, seen_from, seen_until }) => ({
      cluster,
      namespace,
      from: Number(seen_from),
      until: Number(seen_until),
    }));
  }

  /** What explains steps in the counts, in the order of time. */
  async readMarks(ref: RayClusterRef, { from, to }: Steps): Promise<MarkRow[]> {
    const { cluster, namespace, name } = ref;
    const rows: Array<{
      at: Whole;
      kind: MarkRow['kind'];
      subject: string;
      revisions: string | null;
    }> = await this.#knex('history_marks')
      .select('at', 'kind', 'subject', 'revisions')
      .where({ cluster, namespace, name })
      .andWhere('at', '>=', from)
      .andWhere('at', '<', to)
      .orderBy(['at', 'kind', 'subject']);
    return rows.map(({ at, kind, subject, revisions }) =>
      kind === 'sync'
        ? {
            ref,
            at: Number(at),
            kind,
            application: subject,
            revisions: JSON.parse(revisions ?? '[]'),
          }
        : { ref, at: Number(at), kind, uid: subject },
    );
  }

  /** The last row of each series that was there when the range began. */
  async #readCarried(
    refs: readonly RayClusterRef[],
    from: number,
  ): Promise<Map<number, StepSeries['carried']>> {
    const rows: Array<CountsColumns & { id: number; at: Whole }> =
      await this.#seriesOf(refs, 's')
        .join('history_counts as c', join =>
          join
            .on('c.series_id', 's.id')
            .andOn(
              'c.at',
              '=',
              this.#knex.raw(
                '(select max(m.at) from history_counts as m where m.series_id = s.id and m.at < ?)',
                [from],
              ),
            ),
        )
        .select('s.id', 'c.at', 'c.desired', 'c.ready', 'c.min', 'c.max');
    return new Map(
      rows.map(row => [row.id, { at: Number(row.at), counts: toCounts(row) }]),
    );
  }

  async #readSteps(
    refs: readonly RayClusterRef[],
    { from, to, step }: Steps,
  ): Promise<Map<number, StepRow[]>> {
    const knex = this.#knex;
    // The casts keep the division one of integers: SQLite's driver binds every number as a real.
    const index = knex.raw(
      '(at - cast(? as bigint)) / cast(? as bigint) as step',
      [from, step],
    );
    const grouped = knex('history_counts')
      .select('series_id', index)
      .min({ first: 'at' })
      .max({ last: 'at' })
      .min({ desired_low: 'desired', ready_low: 'ready' })
      .max({ desired_high: 'desired', ready_high: 'ready' })
      .whereIn('series_id', this.#seriesOf(refs).select('id'))
      .andWhere('at', '>=', from)
      .andWhere('at', '<', to)
      .groupBy('series_id', 'step')
      .as('g');
    const rows: StepColumns[] = await knex
      .from(grouped)
      .join('history_counts as c', join =>
        join.on('c.series_id', 'g.series_id').andOn('c.at', 'g.last'),
      )
      .select('g.*', 'c.desired', 'c.ready', 'c.min', 'c.max')
      .orderBy(['g.series_id', 'g.step']);
    const steps = new Map<number, StepRow[]>();
    for (const row of rows) {
      const list = steps.get(row.series_id) ?? [];
      list.push(toStepRow(row));
      steps.set(row.series_id, list);
    }
    return steps;
  }

  #seriesOf(
    refs: readonly RayClusterRef[],
    alias = 'history_series',
  ): Knex.QueryBuilder {
    return this.#knex({ [alias]: 'history_series' }).whereIn(
      ['cluster', 'namespace', 'name'].map(column => `${alias}.${column}`),
      refs.map(({ cluster, namespace, name }) => [cluster, namespace, name]),
    );
  }
}

type StepColumns = CountsColumns & {
  series_id: number;
  step: Whole;
  first: Whole;
  last: Whole;
  desired_low: Whole | null;
  desired_high: Whole | null;
  ready_low: Whole | null;
  ready_high: Whole | null;
};

function toStepRow(row: StepColumns): StepRow {
  return {
    step: Number(row.step),
    first: Number(row.first),
    last: Number(row.last),
    counts: toCounts(row),
    ...(row.desired_low !== null && {
      low: {
        desired: Number(row.desired_low),
        ready: Number(row.ready_low),
      },
      high: {
        desired: Number(row.desired_high),
        ready: Number(row.ready_high),
      },
    }),
  };
}
