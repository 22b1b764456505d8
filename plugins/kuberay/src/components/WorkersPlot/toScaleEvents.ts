import type { ScaleEvent } from './PlotMark';
import type { Span } from './WorkersSeries';

/** When more or fewer workers were wanted than just before. What changed in a gap has no moment, so no event. Pure. */
export function toScaleEvents(spans: readonly Span[]): ScaleEvent[] {
  return spans.flatMap((span, index) => {
    const before = spans[index - 1];
    return before &&
      before.until === span.from &&
      before.desired !== span.desired
      ? { at: span.from, from: before.desired, to: span.desired }
      : [];
  });
}
