import type {
  HistoryMark,
  HistoryView,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { Knex } from 'knex';
import type { MarkRow, StepSeries } from './HistoryRows';
import { HistoryReader } from './HistoryReader';
import type { HistoryRange, HistoryStore } from './HistoryStore';
import { toHistoryPoints } from './toHistoryPoints';
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
    return {
      from: new Date(steps.from).toISOString(),
      to: new Date(steps.to).toISOString(),
      step: `PT${steps.step / 1000}S`,
      rayClusters,
    };
  }

  async #readOne(
    ref: RayClusterRef,
    range: Steps,
  ): Promise<HistoryView['rayClusters'][number]> {
    const series = await this.#reader.readSeries(ref, range);
    const sights = await this.#reader.readSights(ref, range);
    const marks = await this.#reader.readMarks(ref, range);
    const watched = watchedTimes(sights, this.#now());
    const groups = [...byGroup(series)].map(([name, ofGroup]) => ({
      name,
      points: toHistoryPoints({ series: ofGroup, watched, ...range }),
    }));
    return {
      ref,
      groups: groups.filter(({ points }) => points.length > 0),
      marks: withoutRepetitions(marks).map(toHistoryMark),
    };
  }
}

function byGroup(series: readonly StepSeries[]): Map<string, StepSeries[]> {
  const groups = new Map<string, StepSeries[]>();
  for (const one of series) {
    groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  }
  return groups;
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
