import type { Freshness, SourceProblem } from 'backstage-plugin-kuberay-common';
import type { ScopeState } from './KindState';

/** A relist of a live watch leaves it live since when it was. */
export function liveSince(freshness: Freshness, at: string): Freshness {
  return freshness.state === 'live' ? freshness : { state: 'live', since: at };
}

/**
 * A watch goes on where it was: what is known is as fresh as ever. Before the first list there is nothing to go on
 * with, and nothing becomes known by it.
 */
export function resumedAt({ freshness }: ScopeState, at: string): Freshness {
  return freshness.state === 'stale' ? { state: 'live', since: at } : freshness;
}

/** With good data: stale, and as old as the last word. Without: failed, since the first failure. */
export function failedAt(
  { freshness, observedAt }: ScopeState,
  problem: SourceProblem,
  at: string,
): Freshness {
  if (isAgain(freshness, problem)) {
    return freshness;
  }
  if (observedAt !== undefined) {
    return { state: 'stale', observedAt, problem };
  }
  const since = freshness.state === 'failed' ? freshness.since : at;
  return { state: 'failed', since, problem };
}

function isAgain(freshness: Freshness, problem: SourceProblem): boolean {
  return (
    (freshness.state === 'stale' || freshness.state === 'failed') &&
    freshness.problem.code === problem.code &&
    freshness.problem.message === problem.message
  );
}
