import type { PlotData } from './PlotData';
import type { PlotScales } from './stepPaths';

/** Where the parts of a plot are, in pixels from its upper left corner. */
export interface PlotGeometry extends PlotScales {
  width: number;
  height: number;
  /** Edges of the area that holds the lines. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The moment at a place, ms of the epoch; within the range. */
  at: (x: number) => number;
}

/** Above the lines: marks and their words. */
const TOP = 24;
/** Below: signs of scaling, then the time axis. */
const BOTTOM = 34;
const DIGIT_WIDTH = 7;
const NARROW = 480;

/** Lays a plot out in a width of so many pixels. Pure. */
export function plotGeometry(
  { from, until, scale }: Pick<PlotData, 'from' | 'until' | 'scale'>,
  width: number,
): PlotGeometry {
  const height = width < NARROW ? 210 : 250;
  const left = 14 + String(scale.top).length * DIGIT_WIDTH;
  const right = Math.max(left + 1, width - 8);
  const bottom = height - BOTTOM;
  const perMs = (right - left) / (until - from);
  return {
    width,
    height,
    left,
    right,
    top: TOP,
    bottom,
    x: at => left + (at - from) * perMs,
    y: count => bottom - (count / scale.top) * (bottom - TOP),
    at: x => Math.min(until, Math.max(from, from + (x - left) / perMs)),
  };
}
