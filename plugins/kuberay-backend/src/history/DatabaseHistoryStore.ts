import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type {
  FleetHistoryView,
  HistoryMark,
  HistoryView,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { Knex } from 'knex';
import { groupBy } from './groupBy';
import type { MarkRow, Scope, Sight } from './HistoryRows';
import { HistoryReader } from './HistoryReader';
import type { HistoryRange, HistoryStore } from './HistoryStore';
import { toHistoryPoints } from './toHistoryPoints';
import { toWorkerCounts } from './toWorkerCounts';
import { toSteps, type Steps } from './toSteps';
import { watchedTimes } from './watchedTimes';

/** Options of `DatabaseHistoryStore.create`. */
export interface DatabaseHistoryStoreOptions {
  /** With the tables of the history. */
  knex: Knex;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Reads the history of worker counts from the plugin's database. */
export class DatabaseHistoryStore implements HistoryStore {
  readonly #reader: HistoryReader;
  readonly #now: () => number;

  private constructor({ knex, now = Date.now }: DatabaseHistoryStoreOptions) {
    this.#reader = HistoryReader.create(knex);
    this.#now = now;
  }

  static create(options: DatabaseHistoryStoreOptions): DatabaseHistoryStore {
    return new DatabaseHistoryStore(options);
  }

  async read(
    refs: readonly RayClusterRef[],
    range: HistoryRange,
  ): Promise<HistoryView> {
    const steps = toSteps(range);
    const rayClusters = [];
    // One after the other: a request takes one connection of the pool, however many clusters an entity has.
    for (const ref of refs) {
      rayClusters.push(await this.#readOne(ref, steps));
    }
    return { ...describeSteps(steps), rayClusters };
  }

  async readWorkers(
    refs: readonly RayClusterRef[],
    range: HistoryRange,
  ): Promise<FleetHistoryView> {
    const steps = toSteps(range);
    const series = groupBy(
      await this.#reader.readSeries(refs, steps),
      ({ ref }) => formatRayClusterRef(ref),
    );
    const sights = await this.#reader.readSights(
      [...new Set(refs.map(({ cluster }) => cluster))],
      steps,
    );
    const watchedOf = rememberWatchedTimes(sights, this.#now());
    return {
      ...describeSteps(steps),
      rayClusters: refs.map(ref => ({
        ref,
        ...toWorkerCounts({
          series: series.get(formatRayClusterRef(ref)) ?? [],
          watched: watchedOf(ref),
          ...steps,
        }),
      })),
    };
  }

  async #readOne(
    ref: RayClusterRef,
    range: Steps,
  ): Promise<HistoryView['rayClusters'][number]> {
    const series = await this.#reader.readSeries([ref], range);
    const sights = await this.#reader.readSights([ref.cluster], range);
    const marks = await this.#reader.readMarks(ref, range);
    const watched = rememberWatchedTimes(sights, this.#now())(ref);
    const groups = [...groupBy(series, ({ group }) => group)].map(
      ([name, ofGroup]) => ({
        name,
        points: toHistoryPoints({ series: ofGroup, watched, ...range }),
      }),
    );
    return {
      ref,
      groups: groups.filter(({ points }) => points.length > 0),
      marks: withoutRepetitions(marks).map(toHistoryMark),
    };
  }
}

/** Range and step as every answer says them. */
function describeSteps({ from, to, step }: Steps) {
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    step: `PT${step / 1000}S`,
  };
}

/** When a RayCluster was watched; told once for all those that were watched together. */
function rememberWatchedTimes(
  sights: ReadonlyArray<Scope & Sight>,
  now: number,
): (ref: RayClusterRef) => readonly Sight[] {
  const byScope = groupBy(sights, formatScope);
  const remembered = new Map<string, readonly Sight[]>();
  return ({ cluster, namespace }) => {
    const key = formatScope({ cluster, namespace });
    const known = remembered.get(key);
    if (known) {
      return known;
    }
    const whole = byScope.get(formatScope({ cluster, namespace: '' })) ?? [];
    const times = watchedTimes([...whole, ...(byScope.get(key) ?? [])], now);
    remembered.set(key, times);
    return times;
  };
}

function formatScope({ cluster, namespace }: Scope): string {
  return JSON.stringify([cluster, namespace]);
}

/** Two replicas may have seen one suspension in two buckets: of marks that say the same one after another the first counts. */
function withoutRepetitions(marks: readonly MarkRow[]): MarkRow[] {
  const last = new Map<string, MarkRow['kind']>();
  return marks.filter(mark => {
    if (mark.kind === 'sync') {
      return true;
    }
    const repeats = last.get(mark.uid) === mark.kind;
    last.set(mark.uid, mark.kind);
    return !repeats;
  });
}

function toHistoryMark(mark: MarkRow): HistoryMark {
  const at = new Date(mark.at).toISOString();
  return mark.kind === 'sync'
    ? {
        at,
        kind: mark.kind,
        application: mark.application,
        revisions: mark.revisions,
      }
    : { at, kind: mark.kind };
}
