import type { SourceView } from 'backstage-plugin-kuberay-common';

/** How fresh the card is as a whole. `since`: milliseconds of the epoch. */
export type CardFreshness =
  | { state: 'live' }
  | { state: 'connecting' }
  /** Some sources are live, and others were never read. */
  | { state: 'partial' }
  | { state: 'not-connected' }
  | { state: 'stale'; since: number };

/**
 * A card is as fresh as its least fresh source; with several stale ones the oldest counts.
 * Without sources there is nothing to be fresh.
 */
export function cardFreshness(
  sources: SourceView[],
): CardFreshness | undefined {
  if (sources.length === 0) {
    return undefined;
  }
  const ages = sources.flatMap(({ freshness }) =>
    freshness.state === 'stale' ? [Date.parse(freshness.observedAt)] : [],
  );
  if (ages.length > 0) {
    return { state: 'stale', since: Math.min(...ages) };
  }
  const has = (state: SourceView['freshness']['state']) =>
    sources.some(({ freshness }) => freshness.state === state);
  if (has('failed')) {
    return { state: has('live') ? 'partial' : 'not-connected' };
  }
  return { state: has('syncing') ? 'connecting' : 'live' };
}
