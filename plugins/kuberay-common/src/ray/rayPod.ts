import {
  FAILING_REASONS,
  REASON_CRASH_LOOP,
  REASON_NEVER_INITIALIZED,
  REASON_NEVER_READY,
  REASON_NODE_LOST,
} from './podReasons';
import type { PodRecord } from './records';

/**
 * A pod that runs but has no condition Ready with a reason may simply be new: the kubelet writes both
 * within seconds. A node is called lost after 40 s at the earliest (node monitor grace period).
 */
const NEW_POD_MS = 30_000;

/** Ray's own probes give a container some minutes; after that waiting does not help. */
const READINESS_PATIENCE_MS = 5 * 60_000;

/** A worker's init container waits for the head, which may have to pull its image first. */
const INIT_PATIENCE_MS = 15 * 60_000;

/** From here on a pod that is not ready is in a crash loop, also in the moment when it tries again. */
const RESTARTS_OF_A_CRASH_LOOP = 3;

/**
 * What one Ray pod is doing. `failing` and `lost` need somebody; `waiting` may come right;
 * a pod that is `terminating` is being deleted or has ended well, and counts nowhere else. One with a reason is being
 * deleted on a node that is lost: it stays, and the operator makes no other in its place.
 *
 * @public
 */
export type RayPodState =
  | { state: 'ready' }
  | { state: 'starting' }
  | { state: 'terminating'; reason?: string; message?: string }
  | { state: 'waiting'; reason: string; message?: string }
  | { state: 'failing'; reason: string; message?: string }
  | { state: 'lost'; reason: string; message?: string };

/**
 * Options of {@link assessRayPod}.
 *
 * @public
 */
export interface AssessRayPodOptions {
  pod: PodRecord;
  /** The node lifecycle controller has said that this pod's node is not ready. */
  nodeNotReady?: boolean;
  /**
   * It may be right that a worker does not get ready: it waits for a head that is not ready itself, or belongs to a
   * RayService, which keeps workers without a replica from being ready.
   */
  mayWait?: boolean;
  now: Date;
}

/** Classifies a head or worker pod. @public */
export function assessRayPod(options: AssessRayPodOptions): RayPodState {
  const { pod } = options;
  if (pod.deletionTimestamp) {
    return isNodeLost(options)
      ? { ...nodeLost(pod), state: 'terminating' }
      : { state: 'terminating' };
  }
  if (pod.phase === 'Running' && pod.ready) {
    return { state: 'ready' };
  }
  // An idle worker that the autoscaler drains ends well, some seconds before its pod is deleted;
  // so does the job that cleans up Redis. A head never ends on purpose.
  if (pod.phase === 'Succeeded' && pod.nodeType !== 'head') {
    return { state: 'terminating' };
  }
  if (pod.phase === 'Failed' || pod.phase === 'Succeeded') {
    return {
      state: 'failing',
      reason: pod.terminated?.reason ?? pod.phase,
      message: pod.terminated?.message,
    };
  }
  if (pod.waiting && FAILING_REASONS.has(pod.waiting.reason)) {
    return pod.waiting.reason === REASON_CRASH_LOOP
      ? crashLoop(pod)
      : { state: 'failing', ...pod.waiting };
  }
  if (pod.unscheduled) {
    return { state: 'waiting', ...pod.unscheduled };
  }
  if (isNodeLost(options)) {
    return { ...nodeLost(pod), state: 'lost' };
  }
  // A container that has ended once more is in its loop, too, until the kubelet says so a moment later.
  if (
    pod.restarts >= RESTARTS_OF_A_CRASH_LOOP ||
    (pod.terminated && pod.restarts > 0)
  ) {
    return crashLoop(pod);
  }
  if (pod.terminated) {
    return { state: 'failing', ...pod.terminated };
  }
  if (options.mayWait && pod.nodeType === 'worker') {
    return { state: 'starting' };
  }
  if (
    pod.phase === 'Pending' &&
    ageMs(pod.initializingSince, options.now) > INIT_PATIENCE_MS
  ) {
    return {
      state: 'failing',
      reason: REASON_NEVER_INITIALIZED,
      message: 'Its init container does not end',
    };
  }
  if (
    pod.phase === 'Running' &&
    !pod.waiting &&
    ageMs(latest(pod.readyChangedAt, runsSince(pod)), options.now) >
      READINESS_PATIENCE_MS
  ) {
    return {
      state: 'failing',
      reason: REASON_NEVER_READY,
      message: 'It runs, but does not pass its readiness probe',
    };
  }
  return { state: 'starting' };
}

function nodeLost({ node }: PodRecord): { reason: string; message: string } {
  return {
    reason: REASON_NODE_LOST,
    message: node ? `Node ${node} does not answer` : 'The node does not answer',
  };
}

function crashLoop(pod: PodRecord): RayPodState {
  return {
    state: 'failing',
    reason: REASON_CRASH_LOOP,
    message: describeLastEnd(pod),
  };
}

/** The kubelet's message of a crash loop only names the pod again, and when it tries next; how the container ended says more. */
function describeLastEnd(pod: PodRecord): string | undefined {
  const { terminated, lastTerminated } = pod;
  if (terminated) {
    return terminated.message ?? `It last ended with ${terminated.reason}`;
  }
  if (!lastTerminated) {
    return undefined;
  }
  const { container, reason, exitCode } = lastTerminated;
  const who = container ? `Its container ${container}` : 'It';
  return `${who} last ended with ${reason}, exit code ${exitCode}`;
}

/**
 * The node controller sets Ready to False and writes no reason; a kubelet that finds a container
 * unready writes `ContainersNotReady`. That difference tells a lost node from a slow start.
 */
function isNodeLost(options: AssessRayPodOptions): boolean {
  const { pod, nodeNotReady, now } = options;
  if (pod.phase === 'Unknown') {
    return true;
  }
  if (pod.phase !== 'Running' || pod.ready || pod.readyReason || pod.waiting) {
    return false;
  }
  return Boolean(nodeNotReady) || ageMs(runsSince(pod), now) > NEW_POD_MS;
}

/** Waiting for a node and pulling an image of many gigabytes take their time before a pod runs. */
function runsSince(pod: PodRecord): string | undefined {
  return pod.runningSince ?? pod.startedAt ?? pod.createdAt;
}

/** ISO times of one API server sort as text. */
function latest(...times: Array<string | undefined>): string | undefined {
  return times
    .flatMap(time => time ?? [])
    .sort()
    .pop();
}

/** An object without a time is as new as can be. */
function ageMs(since: string | undefined, now: Date): number {
  return since ? now.getTime() - Date.parse(since) : 0;
}
