import type { FleetState } from './FleetState';

/** Seconds between two reads of the fleet. */
const FLEET_POLL_SECONDS = 15;

/** Seconds between two reads while a source is read for the first time: its clusters are about to appear. */
const SYNCING_POLL_SECONDS = 3;

const FIRST_RETRY_SECONDS = 2;
const MAX_RETRY_SECONDS = 60;

/** Options of {@link fleetPollDelayMs}. */
export interface FleetPollDelayOptions {
  state: FleetState;
  /** How many reads have failed since the last good one. */
  failures: number;
  /** From 0 to 1: spreads the pages that failed together, so that they do not come back together. */
  random: () => number;
}

/** Milliseconds until the next read: soon after the first failure, then doubling. */
export function fleetPollDelayMs(options: FleetPollDelayOptions): number {
  const { state, failures, random } = options;
  if (state.state === 'forbidden') {
    return MAX_RETRY_SECONDS * 1000;
  }
  if (failures > 0) {
    const seconds = Math.min(
      FIRST_RETRY_SECONDS * 2 ** (failures - 1),
      MAX_RETRY_SECONDS,
    );
    return Math.round(seconds * 1000 * (0.75 + random() / 2));
  }
  return (isSyncing(state) ? SYNCING_POLL_SECONDS : FLEET_POLL_SECONDS) * 1000;
}

function isSyncing(state: FleetState): boolean {
  return (
    state.state === 'ready' &&
    state.fleet.sources.some(({ freshness }) => freshness.state === 'syncing')
  );
}
