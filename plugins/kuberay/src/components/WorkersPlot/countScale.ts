import type { Span } from './WorkersSeries';

/** The vertical axis: from 0 to `top`, with lines at the ticks. */
export interface CountScale {
  top: number;
  ticks: number[];
}

/** A maximum far above what runs would press all lines to the floor. */
const ROOM_FOR_MAX = 2.5;
const ALWAYS_SHOWN = 12;
const MOST_INTERVALS = 5;

/**
 * A vertical axis of whole workers on which everything that ran or was wanted is seen. The allowed maximum is on it
 * where that leaves the lines room; else the plot says that it lies above. Pure.
 */
export function countScale(spans: readonly Span[]): CountScale {
  let peak = 1;
  for (const span of spans) {
    const { ready, readyHigh, desired, desiredHigh, min } = span;
    peak = Math.max(
      peak,
      readyHigh ?? ready,
      desiredHigh ?? desired,
      ready,
      desired,
      min,
    );
  }
  const limit = Math.max(peak * ROOM_FOR_MAX, ALWAYS_SHOWN);
  let highest = peak;
  for (const { max } of spans) {
    if (max !== undefined && max <= limit) {
      highest = Math.max(highest, max);
    }
  }
  return niceCounts(highest);
}

/** Ticks at multiples of 1, 2, 4 or a round number, five at most above 0, the last at or above `highest`. */
function niceCounts(highest: number): CountScale {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 4, 5]) {
      const interval = factor * power;
      const intervals = Math.ceil(highest / interval);
      // 40, 80, 120 read badly.
      if (intervals <= MOST_INTERVALS && !(factor === 4 && power > 1)) {
        return {
          top: intervals * interval,
          ticks: Array.from(
            { length: intervals + 1 },
            (_, index) => index * interval,
          ),
        };
      }
    }
  }
}
