import { groupBy } from './groupBy';
import type { ToHistoryPointsOptions } from './toHistoryPoints';
import { toHistoryPoints } from './toHistoryPoints';

/** Worker pods of all groups, one value a step; null: nobody watched, or the RayCluster was not there. */
export interface WorkerCounts {
  ready: Array<number | null>;
  desired: Array<number | null>;
}

/** The sum over all groups of a RayCluster at the end of each step. Pure. */
export function toWorkerCounts(options: ToHistoryPointsOptions): WorkerCounts {
  const { series, from, step, steps } = options;
  const ready: WorkerCounts['ready'] = new Array(steps).fill(null);
  const desired: WorkerCounts['desired'] = new Array(steps).fill(null);
  for (const [, ofGroup] of groupBy(series, ({ group }) => group)) {
    for (const point of toHistoryPoints({ ...options, series: ofGroup })) {
      const index = (Date.parse(point.at) - from) / step;
      ready[index] = (ready[index] ?? 0) + point.ready;
      desired[index] = (desired[index] ?? 0) + point.desired;
    }
  }
  return { ready, desired };
}
