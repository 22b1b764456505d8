import type {
  HistoryPoint,
  HistoryView,
} from 'backstage-plugin-kuberay-common';
import type { GroupChange, PlotMark } from './PlotMark';
import { toDurationMs } from './toDurationMs';

type HistoryOfCluster = HistoryView['rayClusters'][number];

/** A sync is done some time after it has changed the cluster, and its change is recorded some time after it. */
const NEAR_MS = 60_000;

/** Options of {@link toPlotMarks}. */
export interface ToPlotMarksOptions {
  recorded?: Pick<HistoryOfCluster, 'groups' | 'marks'>;
  /** ISO 8601 duration between two points. */
  step: string;
  /** Only changes of this group; absent: of all. */
  group?: string;
  /** Edges of the plot, ms of the epoch. */
  from: number;
  until: number;
}

/**
 * The marks of a history with what each sync changed: bounds of a group just before it and just after. What two syncs
 * within one step did cannot be told apart: both name it. Pure.
 */
export function toPlotMarks(options: ToPlotMarksOptions): PlotMark[] {
  const { recorded, group, from, until } = options;
  if (!recorded) {
    return [];
  }
  const step = toDurationMs(options.step);
  const marks = recorded.marks
    // Argo CD's clock may be ahead, too.
    .map(mark => ({ ...mark, at: Math.min(Date.parse(mark.at), until) }))
    .sort((a, b) => a.at - b.at);
  const syncs = marks.filter(({ kind }) => kind === 'sync');
  return marks
    .filter(({ at }) => at >= from)
    .map((mark): PlotMark => {
      const { kind, at, application, revisions = [] } = mark;
      if (kind !== 'sync') {
        return { kind, at };
      }
      const index = syncs.indexOf(mark);
      const changes = changesAround({
        groups: recorded.groups,
        step,
        before: at - halfwayTo(syncs[index - 1]?.at, at),
        after: at + halfwayTo(syncs[index + 1]?.at, at),
      }).filter(change => group === undefined || change.group === group);
      return { kind, at, application, revisions, changes };
    });
}

/** Another sync's changes are not this one's. */
function halfwayTo(other: number | undefined, at: number): number {
  return other === undefined
    ? NEAR_MS
    : Math.min(NEAR_MS, Math.abs(at - other) / 2);
}

function changesAround({
  groups,
  step,
  before,
  after,
}: {
  groups: HistoryOfCluster['groups'];
  step: number;
  before: number;
  after: number;
}): GroupChange[] {
  // A point says what was at the end of its step.
  const sides = groups.map(({ name, points }) => ({
    group: name,
    was: lastUntil(points, before - step),
    is: lastUntil(points, after),
  }));
  const times = (side: 'was' | 'is') =>
    Math.max(
      ...sides.map(one => (one[side] ? Date.parse(one[side].at) : -Infinity)),
    );
  const wasAt = times('was');
  const isAt = times('is');
  // Nothing is known of before: the first sync, or nobody watched.
  if (wasAt === -Infinity || isAt <= wasAt) {
    return [];
  }
  return sides.flatMap(({ group, ...side }): GroupChange[] => {
    // A group that ends earlier than the others was gone by then.
    const was = side.was && Date.parse(side.was.at) === wasAt && side.was;
    const is = side.is && Date.parse(side.is.at) === isAt && side.is;
    if (was && is) {
      return (['min', 'max'] as const).flatMap(what =>
        was[what] === is[what]
          ? []
          : { group, what, from: was[what], to: is[what] },
      );
    }
    return was || is ? [{ group, what: is ? 'added' : 'removed' }] : [];
  });
}

/** The last point that begins at or before a time; by halves, as there may be hundreds for each of fifty groups. */
function lastUntil(
  points: readonly HistoryPoint[],
  time: number,
): HistoryPoint | undefined {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (Date.parse(points[middle].at) <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return points[low - 1];
}
