import type { HistoryPoint } from 'backstage-plugin-kuberay-common';
import type { GroupCounts } from './GroupCounts';
import type { Sight, StepRow, StepSeries } from './HistoryRows';
import { isWatchedIn } from './watchedTimes';

/** Options of {@link toHistoryPoints}. */
export interface ToHistoryPointsOptions {
  /** Of one group: several where the RayCluster was made anew. */
  series: readonly StepSeries[];
  /** In order and without overlap. */
  watched: readonly Sight[];
  from: number;
  step: number;
  steps: number;
}

/** A series while the steps are walked through: what holds, and since when. */
interface Walked {
  rows: ReadonlyMap<number, StepRow>;
  at: number;
  counts?: GroupCounts;
}

/**
 * The points of a group: one for each step at whose end the group was there, with the last value of the step.
 *
 * A step in which nobody watched has none, and neither has one after which the group is gone: a plot draws no line
 * there. A value is carried on from step to step, and past a time without a watch when nothing else was found after
 * it. Of two RayClusters that follow one another under one name the younger row counts. Pure.
 */
export function toHistoryPoints(
  options: ToHistoryPointsOptions,
): HistoryPoint[] {
  const { series, watched, from, step, steps } = options;
  const walked: Walked[] = series.map(({ carried, steps: rows }) => ({
    rows: new Map(rows.map(row => [row.step, row])),
    at: carried?.at ?? -Infinity,
    counts: carried?.counts,
  }));
  const points: HistoryPoint[] = [];
  for (let index = 0; index < steps; index++) {
    const start = from + index * step;
    const seen: GroupCounts[] = [];
    let first = start + step;
    for (const row of walked.flatMap(({ rows }) => rows.get(index) ?? [])) {
      first = Math.min(first, row.first);
    }
    const before = presentOf(walked);
    // A row at the very start leaves no time for what was before it.
    if (before && first > start && isWatchedIn(watched, start, first)) {
      seen.push(before);
    }
    for (const one of walked) {
      const row = one.rows.get(index);
      if (row) {
        one.at = row.last;
        one.counts = row.counts;
        for (const extreme of [row.low, row.high]) {
          if (extreme) {
            seen.push({ ...extreme, min: 0 });
          }
        }
      }
    }
    const present = presentOf(walked);
    if (present && seen.length > 0) {
      points.push(toPoint(new Date(start), present, seen));
    }
  }
  return points;
}

function presentOf(walked: readonly Walked[]): GroupCounts | undefined {
  let youngest: Walked | undefined;
  for (const one of walked) {
    if (one.counts && (!youngest || one.at >= youngest.at)) {
      youngest = one;
    }
  }
  return youngest?.counts;
}

function toPoint(
  at: Date,
  counts: GroupCounts,
  seen: readonly GroupCounts[],
): HistoryPoint {
  const { desired, ready } = counts;
  const readyLow = Math.min(ready, ...seen.map(one => one.ready));
  const readyHigh = Math.max(ready, ...seen.map(one => one.ready));
  const desiredLow = Math.min(desired, ...seen.map(one => one.desired));
  const desiredHigh = Math.max(desired, ...seen.map(one => one.desired));
  return {
    at: at.toISOString(),
    ...counts,
    ...(readyLow !== ready && { readyLow }),
    ...(readyHigh !== ready && { readyHigh }),
    ...(desiredLow !== desired && { desiredLow }),
    ...(desiredHigh !== desired && { desiredHigh }),
  };
}
