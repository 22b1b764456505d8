import type { PodTrouble, WorkerGroupView } from '../view';
import { clampedReplicas, desiredPods, hostsOf } from './desiredPods';
import { UNBOUNDED_REPLICAS } from './names';
import type { PodRecord, WorkerGroupRecord } from './records';
import { assessRayPod, type RayPodState } from './rayPod';

/**
 * Options of {@link assessWorkerGroup}.
 *
 * @public
 */
export interface AssessWorkerGroupOptions {
  group: WorkerGroupRecord;
  /** Worker pods of this group and no others. */
  pods: PodRecord[];
  /** Names of pods whose node is not ready, from their events. */
  podsOnLostNodes?: ReadonlySet<string>;
  /** The whole cluster is suspended: the group asks for nothing. */
  clusterSuspended?: boolean;
  /** It may be right that they do not get ready. */
  mayWait?: boolean;
  now: Date;
}

/** Counts a group's pods by what they are doing and collects why some are not ready. @public */
export function assessWorkerGroup(
  options: AssessWorkerGroupOptions,
): WorkerGroupView {
  const { group, pods, podsOnLostNodes, clusterSuspended, mayWait, now } =
    options;
  const assessed = pods.map(pod => ({
    pod,
    state: assessRayPod({
      pod,
      nodeNotReady: podsOnLostNodes?.has(pod.name),
      mayWait,
      now,
    }),
  }));
  const countOf = (...states: Array<RayPodState['state']>) =>
    assessed.filter(({ state }) => states.includes(state.state)).length;
  const desired = clusterSuspended ? 0 : desiredPods(group);
  const hosts = hostsOf(group);
  const bounded = group.maxReplicas < UNBOUNDED_REPLICAS;
  return {
    name: group.name,
    replicas: Math.max(0, group.replicas),
    desired,
    ready: countOf('ready'),
    starting: countOf('starting', 'waiting'),
    failing: countOf('failing', 'lost'),
    terminating: countOf('terminating'),
    min: Math.max(0, group.minReplicas) * hosts,
    max: bounded ? Math.max(0, group.maxReplicas) * hosts : undefined,
    // A group of a fixed size is always there, and no news.
    atMax:
      bounded &&
      desired > 0 &&
      group.minReplicas < group.maxReplicas &&
      clampedReplicas(group) === group.maxReplicas,
    numOfHosts: hosts,
    image: group.template.image,
    troubles: collectTroubles(assessed),
  };
}

/** One entry per kind and reason, in the order of the pods; the first message stands for all. */
function collectTroubles(
  assessed: Array<{ pod: PodRecord; state: RayPodState }>,
): PodTrouble[] {
  const troubles = new Map<string, PodTrouble>();
  for (const { pod, state } of assessed) {
    if (!('reason' in state) || state.reason === undefined) {
      continue;
    }
    const kind = state.state === 'waiting' ? 'waiting' : 'failing';
    const key = `${kind} ${state.reason}`;
    const trouble = troubles.get(key);
    if (trouble) {
      trouble.pods += 1;
      trouble.restarts += pod.restarts;
    } else {
      troubles.set(key, {
        kind,
        reason: state.reason,
        message: state.message,
        pods: 1,
        restarts: pod.restarts,
      });
    }
  }
  return [...troubles.values()];
}
