const SHORTEST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Milliseconds to wait after `failures` failures in a row (1 or more): a second or two, then twice as long each time, up to
 * half a minute. `random` (0 to 1) spreads them: all the pages that a backend lost when it restarted come back one by one.
 */
export function backoffMs(failures: number, random: number): number {
  const longest = Math.min(SHORTEST_MS * 2 ** failures, LONGEST_MS);
  return Math.max(SHORTEST_MS, (longest * (1 + random)) / 2);
}
