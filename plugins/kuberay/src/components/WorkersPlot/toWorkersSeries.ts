import type { HistoryView } from 'backstage-plugin-kuberay-common';
import type { LiveCounts } from './LiveCounts';
import { toDurationMs } from './toDurationMs';
import type { Gap, Span, WorkersSeries } from './WorkersSeries';

type HistoryOfCluster = HistoryView['rayClusters'][number];

/** Options of {@link toWorkersSeries}. */
export interface ToWorkersSeriesOptions {
  /** `from`, `to` and `step` of the whole view. */
  range: Pick<HistoryView, 'from' | 'to' | 'step'>;
  /** Of the RayCluster; absent where the history does not know it. */
  recorded?: Pick<HistoryOfCluster, 'groups'>;
  /** In order; what it says counts from the end of the recorded range on. */
  live: readonly LiveCounts[];
  /** One group; absent: all of them, added up. */
  group?: string;
  /** Left and right edge of the plot, ms of the epoch. */
  from: number;
  until: number;
  /** When the RayCluster was made, ms of the epoch: that nothing is known of the time before is no gap. */
  createdAt?: number;
}

/** Nobody needs to be told of less: the recorded range and the view beside it are read at slightly different times. */
const BRIDGED_MS = 60_000;

/** A RayCluster may be recorded some time after it was made. */
const NOTICED_WITHIN_MS = 60_000;

/**
 * What a plot draws of a RayCluster: the recorded history, and after its end what was seen live.
 *
 * A step of the history lasts until the next one; a step without a point breaks the line. Of all groups together
 * the counts are added up over those that were there; a maximum is known only where each of them has one. A gap is a
 * time in which nobody watched; where others were seen, a group was simply not there. Pure.
 */
export function toWorkersSeries(
  options: ToWorkersSeriesOptions,
): WorkersSeries {
  const { from, until, group } = options;
  const all = spansOf({ ...options, group: undefined });
  const chosen = group === undefined ? all : spansOf(options);
  return {
    spans: joinEqual(
      chosen.flatMap(span => {
        const cut = {
          ...span,
          from: Math.max(span.from, from),
          until: Math.min(span.until, until),
        };
        return cut.from < cut.until ? cut : [];
      }),
    ),
    gaps: gapsOf(all, options),
  };
}

function spansOf(options: ToWorkersSeriesOptions): Span[] {
  const recorded = recordedSpans(options);
  const live = liveSpans(options);
  const last = recorded[recorded.length - 1];
  if (last && live[0] && live[0].from - last.until <= BRIDGED_MS) {
    last.until = live[0].from;
  }
  return [...recorded, ...live];
}

function recordedSpans(options: ToWorkersSeriesOptions): Span[] {
  const { range, recorded, group } = options;
  const step = toDurationMs(range.step);
  const to = Date.parse(range.to);
  const byTime = new Map<number, Span>();
  for (const { name, points } of recorded?.groups ?? []) {
    if (group !== undefined && name !== group) {
      continue;
    }
    for (const { at, ...counts } of points) {
      const from = Date.parse(at);
      const span = { from, until: Math.min(from + step, to), ...counts };
      const sum = byTime.get(from);
      byTime.set(from, sum ? add(sum, span) : span);
    }
  }
  return [...byTime.values()].sort((a, b) => a.from - b.from);
}

function liveSpans(options: ToWorkersSeriesOptions): Span[] {
  const { range, live, group, until } = options;
  const to = Date.parse(range.to);
  return live.flatMap(({ at, groups = [] }, index) => {
    const from = Math.max(at, to);
    const end = Math.min(live[index + 1]?.at ?? until, until);
    const chosen = groups.filter(
      ({ name }) => group === undefined || name === group,
    );
    if (chosen.length === 0 || from >= end) {
      return [];
    }
    return chosen
      .map(({ name, ...counts }): Span => ({ from, until: end, ...counts }))
      .reduce(add);
  });
}

/** Lows and highs of groups need not have been at one time: of a sum they are bounds, and the best that is known. */
function add(a: Span, b: Span): Span {
  const ready = a.ready + b.ready;
  const desired = a.desired + b.desired;
  const readyLow = (a.readyLow ?? a.ready) + (b.readyLow ?? b.ready);
  const readyHigh = (a.readyHigh ?? a.ready) + (b.readyHigh ?? b.ready);
  const desiredLow = (a.desiredLow ?? a.desired) + (b.desiredLow ?? b.desired);
  const desiredHigh =
    (a.desiredHigh ?? a.desired) + (b.desiredHigh ?? b.desired);
  return {
    from: a.from,
    until: a.until,
    ready,
    desired,
    min: a.min + b.min,
    ...(a.max !== undefined && b.max !== undefined && { max: a.max + b.max }),
    ...(readyLow !== ready && { readyLow }),
    ...(readyHigh !== ready && { readyHigh }),
    ...(desiredLow !== desired && { desiredLow }),
    ...(desiredHigh !== desired && { desiredHigh }),
  };
}

/** One span for neighbours that say the same: a quiet day is one step. */
function joinEqual(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    if (last && last.until === span.from && saySame(last, span)) {
      last.until = span.until;
    } else {
      joined.push({ ...span });
    }
  }
  return joined;
}

function saySame(a: Span, b: Span): boolean {
  return (
    a.ready === b.ready &&
    a.desired === b.desired &&
    a.min === b.min &&
    a.max === b.max &&
    [a, b].every(
      ({ readyLow, readyHigh, desiredLow, desiredHigh }) =>
        (readyLow ?? readyHigh ?? desiredLow ?? desiredHigh) === undefined,
    )
  );
}

function gapsOf(
  all: readonly Span[],
  { from, until, createdAt }: ToWorkersSeriesOptions,
): Gap[] {
  const gaps: Gap[] = [];
  let known = from;
  for (const span of [...all, { from: until, until }]) {
    const notThereYet =
      known === from &&
      createdAt !== undefined &&
      span.from - createdAt < NOTICED_WITHIN_MS;
    if (span.from > known && !notThereYet) {
      gaps.push({ from: known, until: span.from });
    }
    known = Math.max(known, span.until);
  }
  return gaps;
}
