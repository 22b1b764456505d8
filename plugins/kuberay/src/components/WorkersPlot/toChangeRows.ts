import type { PlotData } from './PlotData';
import type { PlotMark } from './PlotMark';
import type { Span } from './WorkersSeries';

/** One line of the plot's table; `at` in ms of the epoch. */
export type ChangeRow = { at: number } & (
  | { kind: 'mark'; mark: PlotMark; span?: Span }
  /** The counts or bounds are others than those `before`; absent: nothing was known just before. */
  | { kind: 'counts'; span: Span; before?: Span }
  /** From here on nobody watched. */
  | { kind: 'gap' }
);

/** What changed, the newest first: what a plot shows, for those who do not see it. Pure. */
export function toChangeRows({
  series,
  marks,
}: Pick<PlotData, 'series' | 'marks'>): ChangeRow[] {
  const { spans, gaps } = series;
  const counts = spans.flatMap((span, index): ChangeRow[] => {
    const last = spans[index - 1];
    const before = last?.until === span.from ? last : undefined;
    // What follows on a step in which something came and went, with the same counts, is no change.
    return before && !saysOther(before, span)
      ? []
      : [{ at: span.from, kind: 'counts', span, before }];
  });
  const marked = marks.map(
    (mark): ChangeRow => ({
      at: mark.at,
      kind: 'mark',
      mark,
      span: spans.find(({ from, until }) => from <= mark.at && mark.at < until),
    }),
  );
  return [
    ...counts,
    ...gaps.map(({ from }): ChangeRow => ({ at: from, kind: 'gap' })),
    ...marked,
  ].sort((a, b) => b.at - a.at);
}

function saysOther(before: Span, span: Span): boolean {
  return (
    before.ready !== span.ready ||
    before.desired !== span.desired ||
    before.min !== span.min ||
    before.max !== span.max ||
    (span.readyLow ?? span.readyHigh) !== undefined
  );
}
