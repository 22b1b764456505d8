import type { Freshness } from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
import type { ScopeState } from './KindState';

/** How much worse one is than another: nothing was ever read, nothing was read yet, old, live. */
const RANK: Readonly<Record<Freshness['state'], number>> = {
  failed: 3,
  syncing: 2,
  stale: 1,
  live: 0,
};

/**
 * How a kind stands whose namespaces are watched one by one: as fresh as the worst of them, which the problem names;
 * installed where any of them has seen it. `before` keeps its identity where nothing of it changes.
 */
export function mergeScopes(
  scopes: ReadonlyMap<string, ScopeState>,
  before: ScopeState,
): ScopeState {
  const freshness = worst(scopes) ?? before.freshness;
  const observed = [...scopes.values()]
    .flatMap(({ observedAt }) => observedAt ?? [])
    // ISO times sort as text.
    .sort()
    .pop();
  return {
    freshness: isDeepStrictEqual(freshness, before.freshness)
      ? before.freshness
      : freshness,
    installed: [...scopes.values()].some(({ installed }) => installed),
    ...(observed !== undefined && { observedAt: observed }),
  };
}

function worst(scopes: ReadonlyMap<string, ScopeState>): Freshness | undefined {
  let found: [string, Freshness] | undefined;
  for (const [namespace, { freshness }] of scopes) {
    if (!found || isWorse(freshness, found[1])) {
      found = [namespace, freshness];
    }
  }
  return found && withNamespace(...found);
}

/** Of two that are alike, the one that is live for a shorter time, or has been unread for longer. */
function isWorse(left: Freshness, right: Freshness): boolean {
  if (left.state === 'live' && right.state === 'live') {
    return left.since > right.since;
  }
  if (left.state === 'stale' && right.state === 'stale') {
    return left.observedAt < right.observedAt;
  }
  return RANK[left.state] > RANK[right.state];
}

function withNamespace(namespace: string, freshness: Freshness): Freshness {
  return freshness.state === 'stale' || freshness.state === 'failed'
    ? {
        ...freshness,
        problem: {
          code: freshness.problem.code,
          message: `Namespace ${namespace}: ${freshness.problem.message}`,
        },
      }
    : freshness;
}
