import { changeTimes } from './changeTimes';
import type { PlotData } from './PlotData';

/** As many presses lead from one edge to the other. */
const STEPS = 120;

/**
 * Where a key moves the moment that is looked at (ms of the epoch; undefined: none yet, so from the right edge).
 * `leave` for Escape; undefined for keys that are not of the plot. Pure.
 */
export function moveCursor(
  key: string,
  cursor: number | undefined,
  data: PlotData,
): number | 'leave' | undefined {
  const { from, until } = data;
  const at = cursor ?? until;
  const step = (until - from) / STEPS;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(from, at - step);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(until, at + step);
    case 'PageDown':
      return Math.max(from, ...changeTimes(data).filter(time => time < at));
    case 'PageUp':
      return Math.min(until, ...changeTimes(data).filter(time => time > at));
    case 'Home':
      return from;
    case 'End':
      return until;
    case 'Escape':
      return 'leave';
    default:
      return undefined;
  }
}
