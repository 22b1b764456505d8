import type { Span } from './WorkersSeries';

/** Where times and counts are in the picture, in pixels. */
export interface PlotScales {
  x: (at: number) => number;
  y: (count: number) => number;
}

/** Counts do not interpolate: a line that stays level and steps, broken where spans do not touch. An SVG path. */
export function stepLine(
  spans: readonly Span[],
  valueOf: (span: Span) => number | undefined,
  { x, y }: PlotScales,
): string {
  let path = '';
  let end: number | undefined;
  for (const span of spans) {
    const value = valueOf(span);
    if (value === undefined) {
      end = undefined;
    } else {
      const level = round(y(value));
      path +=
        end === span.from ? `V${level}` : `M${round(x(span.from))} ${level}`;
      path += `H${round(x(span.until))}`;
      end = span.until;
    }
  }
  return path;
}

/** The area between two counts, one rectangle a span; none where either is undefined. An SVG path. */
export function stepArea(
  spans: readonly Span[],
  boundsOf: (span: Span) => [number, number] | undefined,
  { x, y }: PlotScales,
): string {
  return spans
    .map(span => {
      const bounds = boundsOf(span);
      if (!bounds) {
        return '';
      }
      const [low, high] = bounds;
      const left = round(x(span.from));
      return `M${left} ${round(y(low))}H${round(x(span.until))}V${round(
        y(high),
      )}H${left}Z`;
    })
    .join('');
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
