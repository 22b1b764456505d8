import { formatKitchenTime, formatTime } from '../formatTime';
import type { Operation, OperationState, ResourceResult } from '../Application';
import type { Origin } from '../Origin';
import { syncResultFields } from '../Origin';
import { mayRetry, retryDelayMs } from './retry';

/** What happens to an operation; `at` is in milliseconds since the epoch. */
export type OperationEvent =
  | { type: 'started'; operation: Operation; at: number }
  | { type: 'retried' }
  | {
      type: 'progressed';
      message: string;
      origin: Origin;
      results: ResourceResult[];
    }
  | {
      type: 'succeeded';
      message: string;
      origin: Origin;
      results: ResourceResult[];
      at: number;
    }
  | {
      type: 'failed';
      /** Failed when an object was refused, Error when it did not come that far. */
      phase: 'Failed' | 'Error';
      message: string;
      /** Absent when nothing could be compared. */
      sync?: {
        origin: Origin;
        results: ResourceResult[];
      };
      at: number;
    };

/** `status.operationState` after an event. A failure that may be retried leaves it Running (recorded/zoo: sync-failed). */
export function reduceOperationState(
  state: OperationState | undefined,
  event: OperationEvent,
): OperationState {
  if (event.type === 'started') {
    return {
      operation: event.operation,
      phase: 'Running',
      startedAt: formatTime(event.at),
    };
  }
  if (!state) {
    throw new Error(`an operation ${event.type} before it started`);
  }
  if (event.type === 'retried') {
    const { finishedAt, ...running } = state;
    const message = `Retrying operation. Attempt #${state.retryCount ?? 0}`;
    return { ...running, message };
  }
  if (event.type === 'failed') {
    return fail(state, event);
  }
  return {
    ...state,
    message: event.message,
    syncResult: toSyncResult(event),
    ...(event.type === 'succeeded' && {
      phase: 'Succeeded',
      finishedAt: formatTime(event.at),
    }),
  };
}

function fail(
  state: OperationState,
  event: OperationEvent & { type: 'failed' },
): OperationState {
  const { retry } = state.operation;
  const attempts = state.retryCount ?? 0;
  const failed: OperationState = {
    ...state,
    finishedAt: formatTime(event.at),
    ...(event.sync && { syncResult: toSyncResult(event.sync) }),
  };
  if (!mayRetry(state, retry)) {
    const times = attempts > 0 ? ` (retried ${attempts} times).` : '';
    return { ...failed, phase: event.phase, message: event.message + times };
  }
  const at = formatKitchenTime(event.at + retryDelayMs(retry, attempts));
  return {
    ...failed,
    phase: 'Running',
    retryCount: attempts + 1,
    message: `${event.message}. Retrying attempt #${attempts + 1} at ${at}.`,
  };
}

function toSyncResult(sync: {
  origin: Origin;
  results: ResourceResult[];
}): OperationState['syncResult'] {
  return {
    ...syncResultFields(sync.origin),
    ...(sync.results.length > 0 && { resources: sync.results }),
  };
}
