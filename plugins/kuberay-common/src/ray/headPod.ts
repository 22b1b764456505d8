import type { HeadView } from '../view';
import type { PodRecord } from './records';
import { assessRayPod, type RayPodState } from './rayPod';

/**
 * Options of {@link assessHeadPod}.
 *
 * @public
 */
export interface AssessHeadPodOptions {
  /** Head pods of the cluster; two while one replaces another. */
  pods: PodRecord[];
  /** Names of pods whose node is not ready, from their events. */
  podsOnLostNodes?: ReadonlySet<string>;
  now: Date;
}

/** The head pod for people, and its state for the verdict. @public */
export interface HeadAssessment {
  view: HeadView;
  /** Absent: there is no head pod. */
  state?: RayPodState;
}

/** Judges the head: the newest head pod that is not being deleted, else the newest. @public */
export function assessHeadPod(options: AssessHeadPodOptions): HeadAssessment {
  const pod = [...options.pods].sort(byRelevance)[0];
  if (!pod) {
    return { view: { ready: false, restarts: 0 } };
  }
  const state = assessRayPod({
    pod,
    nodeNotReady: options.podsOnLostNodes?.has(pod.name),
    now: options.now,
  });
  return {
    state,
    view: {
      ready: state.state === 'ready',
      podName: pod.name,
      reason: 'reason' in state ? state.reason : undefined,
      message: 'message' in state ? state.message : undefined,
      restarts: pod.restarts,
    },
  };
}

function byRelevance(left: PodRecord, right: PodRecord): number {
  const leaving =
    Number(Boolean(left.deletionTimestamp)) -
    Number(Boolean(right.deletionTimestamp));
  // ISO times of one API server sort as text.
  return leaving || (right.createdAt ?? '').localeCompare(left.createdAt ?? '');
}
