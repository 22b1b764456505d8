import type { Span, WorkersSeries } from './WorkersSeries';

/** What is known of one moment. */
export type Moment =
  | { kind: 'counts'; span: Span }
  /** Nobody watched. */
  | { kind: 'gap' }
  /** Watched, and not there. */
  | { kind: 'absent' };

/** What a series says of a moment, ms of the epoch. Pure. */
export function momentAt({ spans, gaps }: WorkersSeries, at: number): Moment {
  const span = findLast(spans, at);
  if (span) {
    return { kind: 'counts', span };
  }
  return { kind: findLast(gaps, at) ? 'gap' : 'absent' };
}

/** The one that holds a moment; where two meet, the later one; the end of the last belongs to it. */
function findLast<Part extends { from: number; until: number }>(
  parts: readonly Part[],
  at: number,
): Part | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (parts[middle].from <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const part = parts[low - 1];
  return part && at <= part.until ? part : undefined;
}
