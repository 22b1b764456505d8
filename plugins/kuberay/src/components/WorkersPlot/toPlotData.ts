import type {
  HistoryView,
  RayClusterRef,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { countScale } from './countScale';
import type { LiveCounts } from './LiveCounts';
import type { PlotData } from './PlotData';
import { toPlotMarks } from './toPlotMarks';
import { toScaleEvents } from './toScaleEvents';
import { toWorkersSeries } from './toWorkersSeries';

const HOUR_MS = 3_600_000;

/** What was just seen shall be seen in the plot: about three pixels wide at least. */
const NEWEST_PART = 1 / 250;

/** Options of {@link toPlotData}. */
export interface ToPlotDataOptions {
  history: HistoryView;
  /** Range of the history. */
  hours: number;
  rayCluster: Pick<RayClusterView, 'ref' | 'createdAt'>;
  live: readonly LiveCounts[];
  /** Absent: all groups, added up. */
  group?: string;
  /** Ms of the epoch. */
  now: number;
}

/** What a plot shows of one RayCluster of a history and of what was seen live since. Pure. */
export function toPlotData(options: ToPlotDataOptions): PlotData {
  const { history, hours, rayCluster, live, group, now } = options;
  const range = hours * HOUR_MS;
  const newest = live[live.length - 1]?.at ?? now;
  const until = Math.max(now, newest + range * NEWEST_PART);
  const from = until - range;
  const recorded = findRecorded(history, rayCluster.ref);
  const createdAt = Date.parse(rayCluster.createdAt ?? '');
  const series = toWorkersSeries({
    range: history,
    recorded,
    live,
    group,
    from,
    until,
    createdAt: Number.isNaN(createdAt) ? undefined : createdAt,
  });
  return {
    from,
    until,
    hours,
    series,
    scale: countScale(series.spans),
    marks: toPlotMarks({ recorded, step: history.step, group, from }),
    scaleEvents: toScaleEvents(series.spans),
    namesGroups: group === undefined && (recorded?.groups.length ?? 0) > 1,
  };
}

/** What a history says of one RayCluster, if anything. */
export function findRecorded(
  history: HistoryView,
  ref: RayClusterRef,
): HistoryView['rayClusters'][number] | undefined {
  return history.rayClusters.find(
    one =>
      one.ref.cluster === ref.cluster &&
      one.ref.namespace === ref.namespace &&
      one.ref.name === ref.name,
  );
}
