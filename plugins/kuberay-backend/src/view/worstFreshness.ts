import type { Freshness } from 'backstage-plugin-kuberay-common';

/** Worst first. A `Record` over all states: a new one does not compile without its rank. */
const RANK: Readonly<Record<Freshness['state'], number>> = {
  failed: 0,
  stale: 1,
  syncing: 2,
  live: 3,
};

/** How fresh several things are together: as the worst of them. Of equal ones, live since the last, stale since the first. */
export function worstFreshness(all: readonly Freshness[]): Freshness {
  return all.reduce((worst, next) => {
    if (RANK[next.state] !== RANK[worst.state]) {
      return RANK[next.state] < RANK[worst.state] ? next : worst;
    }
    if (next.state === 'live' && worst.state === 'live') {
      return next.since > worst.since ? next : worst;
    }
    if (next.state === 'stale' && worst.state === 'stale') {
      return next.observedAt < worst.observedAt ? next : worst;
    }
    return worst;
  });
}
