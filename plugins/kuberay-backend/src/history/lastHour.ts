import type { HistoryRange } from './HistoryStore';

const VALUES = 24;
const HOUR_MS = 3_600_000;
const STEP_MS = HOUR_MS / VALUES;

/**
 * The last hour in 24 steps, to the end of the step that `now` (ms since 1970) is in: so the same steps are asked for
 * until the next one begins.
 */
export function lastHour(now: number): HistoryRange {
  const to = (Math.floor(now / STEP_MS) + 1) * STEP_MS;
  return { from: to - HOUR_MS, to, step: STEP_MS };
}
