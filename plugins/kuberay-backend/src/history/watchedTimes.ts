import type { Sight } from './HistoryRows';

/** How often a scope that is watched is written down. */
export const SIGHT_INTERVAL_MS = 30_000;

/** Nobody watched where two sights are further apart than this: as long as a watch may be silent. */
export const SIGHT_TOLERANCE_MS = 90_000;

/**
 * The times in which somebody watched, in order and without overlap. The last one reaches until now, unless it ended
 * too long ago: it is written every 30 s only. Pure.
 */
export function watchedTimes(sights: readonly Sight[], now: number): Sight[] {
  const merged: Sight[] = [];
  for (const sight of [...sights].sort((a, b) => a.from - b.from)) {
    const last = merged[merged.length - 1];
    if (last && sight.from - last.until <= SIGHT_TOLERANCE_MS) {
      last.until = Math.max(last.until, sight.until);
    } else {
      merged.push({ ...sight });
    }
  }
  const last = merged[merged.length - 1];
  if (last && now - last.until <= SIGHT_TOLERANCE_MS) {
    last.until = Math.max(last.until, now);
  }
  return merged;
}

/** Whether any of it lies in [from, until). */
export function isWatchedIn(
  times: readonly Sight[],
  from: number,
  until: number,
): boolean {
  return times.some(time => time.from < until && time.until >= from);
}
