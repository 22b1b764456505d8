import type { FaultInForce } from './podFault';

/**
 * Where a pod on a node stands.
 *
 * `creating → running → ready` when all is well; `pulling` for ever when its image is slow; `pull-failed ⇄ pull-backing-off` without its image;
 * `running → exited → backing-off → running …` when its container crashes; `failed` when it may not be restarted.
 */
export type PodStage =
  | 'creating'
  | 'pulling'
  | 'running'
  | 'ready'
  | 'pull-failed'
  | 'pull-backing-off'
  | 'exited'
  | 'backing-off'
  | 'failed';

/** A pod's stage and how often it has failed on the way. */
export interface PodLifecycle {
  stage: PodStage;
  /** Restarts of the main container, or failed pulls of its image. */
  failures: number;
}

/** How long the stages take, in milliseconds. */
export interface PodTimings {
  /** Scheduling to running: pull and start. */
  startMs: number;
  /** Running to ready. */
  readyMs: number;
  /** Start to crash of a container with that fault. */
  crashMs: number;
  /** From the request to delete to the end. */
  stopMs: number;
}

/** About as long as small images take that are already on the node. */
export const DEFAULT_POD_TIMINGS: PodTimings = {
  startMs: 1500,
  readyMs: 1000,
  crashMs: 2000,
  stopMs: 1000,
};

/** The first back-off of the kubelet; it doubles up to the longest one. */
const FIRST_BACK_OFF_MS = 10_000;
const LONGEST_BACK_OFF_MS = 300_000;
const CRASH_VISIBLE_MS = 1000;
const PULL_ERROR_VISIBLE_MS = 2000;

/** Time that the kubelet waits before attempt `failures + 1`: 10 s doubling to 5 minutes. */
export function backOffMs(failures: number): number {
  return Math.min(
    FIRST_BACK_OFF_MS * 2 ** Math.max(0, failures - 1),
    LONGEST_BACK_OFF_MS,
  );
}

/**
 * What comes next and after how many milliseconds; undefined when the pod stays as it is until something else changes.
 *
 * @param fault - the fault that is in force now
 * @param restartable - the pod's restartPolicy lets the container start again
 */
export function nextLifecycle(options: {
  lifecycle: PodLifecycle;
  fault: FaultInForce | undefined;
  restartable: boolean;
  timings: PodTimings;
}): { lifecycle: PodLifecycle; afterMs: number } | undefined {
  const { lifecycle, fault, restartable, timings } = options;
  const { failures } = lifecycle;
  const to = (stage: PodStage, afterMs: number, count = failures) => ({
    lifecycle: { stage, failures: count },
    afterMs,
  });
  switch (lifecycle.stage) {
    case 'creating':
      if (fault === 'slow-pull') {
        return to('pulling', timings.startMs);
      }
      return fault === 'image-pull'
        ? to('pull-failed', timings.startMs, failures + 1)
        : to('running', timings.startMs);
    case 'running':
      return fault === 'crash-loop'
        ? to(restartable ? 'exited' : 'failed', timings.crashMs)
        : to('ready', timings.readyMs);
    case 'ready':
      return fault === 'crash-loop'
        ? to(restartable ? 'exited' : 'failed', timings.crashMs)
        : undefined;
    case 'pulling':
      return undefined;
    case 'pull-failed':
      return to('pull-backing-off', PULL_ERROR_VISIBLE_MS);
    case 'pull-backing-off':
      return to('pull-failed', backOffMs(failures), failures + 1);
    case 'exited':
      return to('backing-off', CRASH_VISIBLE_MS, failures + 1);
    case 'backing-off':
      return to('running', backOffMs(failures));
    case 'failed':
      return undefined;
    default: {
      const unknown: never = lifecycle.stage;
      throw new Error(`unknown stage ${unknown}`);
    }
  }
}
