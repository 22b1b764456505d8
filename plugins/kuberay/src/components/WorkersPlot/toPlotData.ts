import type {
  HistoryView,
  RayClusterRef,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { countScale } from './countScale';
import type { LiveCounts } from './LiveCounts';
import type { PlotData } from './PlotData';
import { plotFrom } from './plotFrom';
import type { PlotMark } from './PlotMark';
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
  /** Ms of the epoch, by the browser's clock, as the times of `live` are. */
  now: number;
  /** How far that clock is ahead of the one of the history. */
  clockAheadMs: number;
}

/**
 * What a plot shows of one RayCluster of a history and of what was seen live since, all of it by the clock of the
 * history. Pure.
 */
export function toPlotData(options: ToPlotDataOptions): PlotData {
  const { history, hours, rayCluster, group, clockAheadMs } = options;
  const live = options.live.map(one => ({ ...one, at: one.at - clockAheadMs }));
  const now = options.now - clockAheadMs;
  const range = hours * HOUR_MS;
  const newest = live[live.length - 1]?.at ?? now;
  const until = Math.max(now, newest + range * NEWEST_PART);
  const recorded = findRecorded(history, rayCluster.ref);
  const marks = toPlotMarks({
    recorded,
    step: history.step,
    group,
    from: until - range,
    until,
  });
  const createdAt = Date.parse(rayCluster.createdAt ?? '');
  const from = plotFrom({
    until,
    range,
    firstKnown: firstKnown({ recorded, live, marks }),
  });
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
    marks,
    scaleEvents: toScaleEvents(series.spans),
    namesGroups: group === undefined && (recorded?.groups.length ?? 0) > 1,
  };
}

/** Of any group: another one that is chosen does not move the edge. */
function firstKnown({
  recorded,
  live,
  marks,
}: {
  recorded?: HistoryView['rayClusters'][number];
  live: readonly LiveCounts[];
  marks: readonly PlotMark[];
}): number | undefined {
  const times = [
    ...(recorded?.groups ?? []).flatMap(({ points: [first] }) =>
      first ? Date.parse(first.at) : [],
    ),
    ...live.filter(({ groups }) => groups).map(({ at }) => at),
    ...marks.map(({ at }) => at),
  ];
  return times.length > 0 ? Math.min(...times) : undefined;
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
