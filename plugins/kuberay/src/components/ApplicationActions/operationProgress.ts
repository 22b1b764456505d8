import type { OperationView } from 'backstage-plugin-kuberay-common';

type Operation = OperationView | undefined;

const GOES_ON: ReadonlySet<OperationView['phase']> = new Set([
  'Pending',
  'Running',
  'Terminating',
]);

/** Whether Argo CD works on an operation now; it takes no other while it does. */
export function isOperating(operation: Operation): boolean {
  return operation !== undefined && GOES_ON.has(operation.phase);
}

/**
 * How far a sync that was asked for has come, told from the operation as it was before and as it is now.
 *
 * `waiting`: nothing of it is to be seen yet.
 */
export function syncProgress(
  before: Operation,
  now: Operation,
): 'waiting' | 'operating' | 'ended' {
  if (isOperating(now)) {
    return 'operating';
  }
  // A quick sync may begin and end between two views.
  const isAnother =
    now !== undefined &&
    (now.startedAt !== before?.startedAt ||
      now.finishedAt !== before?.finishedAt ||
      now.phase !== before?.phase);
  return isAnother ? 'ended' : 'waiting';
}
