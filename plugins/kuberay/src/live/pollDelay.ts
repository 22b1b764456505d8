import type { EntityViewState } from './EntityViewState';

/** Seconds between two reads of a cluster at rest, unless the app configures another number. */
export const DEFAULT_POLL_SECONDS = 5;

/** Seconds between two reads while something is in progress: somebody is probably watching it. */
export const IN_PROGRESS_POLL_SECONDS = 2;

/** A backend that fails is asked ever more rarely, up to this. */
export const MAX_POLL_SECONDS = 60;

/** Options of {@link pollDelayMs}. */
export interface PollDelayOptions {
  state: EntityViewState;
  /** Seconds between two reads of a cluster at rest. */
  pollSeconds: number;
  /** How many reads have failed since the last good one. */
  failures: number;
}

/** Milliseconds until the next read: sooner while something moves, doubling while reads fail. */
export function pollDelayMs(options: PollDelayOptions): number {
  const { state, pollSeconds, failures } = options;
  if (state.state === 'forbidden') {
    return Math.max(MAX_POLL_SECONDS, pollSeconds) * 1000;
  }
  const base = isInProgress(state)
    ? Math.min(IN_PROGRESS_POLL_SECONDS, pollSeconds)
    : pollSeconds;
  if (failures === 0) {
    return base * 1000;
  }
  const ceiling = Math.max(MAX_POLL_SECONDS, pollSeconds);
  return Math.min(base * 2 ** failures, ceiling) * 1000;
}

function isInProgress(state: EntityViewState): boolean {
  if (state.state !== 'ready' && state.state !== 'stale') {
    return false;
  }
  const { verdict, sources } = state.view;
  return (
    verdict.tone === 'progressing' ||
    // Most of those that look at a cluster which is not there have just created it.
    verdict.code === 'missing' ||
    sources.some(({ freshness }) => freshness.state === 'syncing')
  );
}
