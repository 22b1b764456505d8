import type { Span } from './WorkersSeries';

/**
 * Spans that can be told apart in a picture: those that are shorter than `shortest` ms are put together with their
 * neighbours, with the lowest and highest of them all. A gap is never bridged. Pure.
 */
export function coarsenSpans(spans: readonly Span[], shortest: number): Span[] {
  const coarse: Span[] = [];
  for (const span of spans) {
    const last = coarse[coarse.length - 1];
    const isCrowded =
      last &&
      last.until === span.from &&
      last.until - last.from < shortest &&
      span.until - span.from < shortest;
    if (isCrowded) {
      coarse[coarse.length - 1] = join(last, span);
    } else {
      coarse.push(span);
    }
  }
  return coarse;
}

/** The later counts hold; what was before is within. */
function join(first: Span, then: Span): Span {
  const lowest = (count: 'ready' | 'desired') =>
    Math.min(
      first[`${count}Low`] ?? first[count],
      first[count],
      then[`${count}Low`] ?? then[count],
    );
  const highest = (count: 'ready' | 'desired') =>
    Math.max(
      first[`${count}High`] ?? first[count],
      first[count],
      then[`${count}High`] ?? then[count],
    );
  return {
    ...then,
    from: first.from,
    readyLow: lowest('ready'),
    readyHigh: highest('ready'),
    desiredLow: lowest('desired'),
    desiredHigh: highest('desired'),
  };
}
