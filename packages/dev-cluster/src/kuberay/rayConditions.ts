import { kubeTime } from '../nodes/kubeTime';
import type { Pod } from '../nodes/Pod';
import { allRunningAndReady } from './allRunningAndReady';
import type { RayConditionType } from './names';
import type { RayCluster, RayClusterStatus, RayCondition } from './RayCluster';

type NewCondition = Omit<RayCondition, 'lastTransitionTime'>;

/** Where a cluster stands between running and suspended. */
export type SuspendPhase = 'running' | 'suspending' | 'suspended';

/** The phase that the conditions of the status tell. */
export function suspendPhase(
  status: RayClusterStatus | undefined,
): SuspendPhase {
  const isTrue = (type: RayConditionType) =>
    status?.conditions?.some(c => c.type === type && c.status === 'True');
  if (isTrue('RayClusterSuspending')) {
    return 'suspending';
  }
  return isTrue('RayClusterSuspended') ? 'suspended' : 'running';
}

/**
 * The conditions of a RayCluster, in the order of KubeRay 1.5.1. Suspending takes three writes: first the condition
 * `RayClusterSuspending`, then the pods go, then `RayClusterSuspended` (domain reference 5.3, 5.8).
 */
export function rayConditions(options: {
  cluster: RayCluster;
  pods: Pod[];
  head: Pod | undefined;
  now: number;
}): RayCondition[] {
  const { cluster, pods, head, now } = options;
  const before = cluster.status?.conditions ?? [];
  const next = [
    headPodReady(head),
    provisioned(cluster, pods),
    ...suspension(cluster, pods),
  ];
  return next.map(one => {
    const known = before.find(c => c.type === one.type);
    return {
      ...one,
      lastTransitionTime:
        known?.status === one.status ? known.lastTransitionTime : kubeTime(now),
    };
  });
}

function headPodReady(head: Pod | undefined): NewCondition {
  const type = 'HeadPodReady';
  if (!head) {
    return {
      type,
      status: 'False',
      reason: 'HeadPodNotFound',
      message: 'Head Pod not found',
    };
  }
  const ready = head.status?.conditions?.find(c => c.type === 'Ready');
  if (ready?.status === 'True') {
    return {
      type,
      status: 'True',
      reason: 'HeadPodRunningAndReady',
      message: '',
    };
  }
  const container =
    ready?.reason === 'ContainersNotReady' ? waitingContainer(head) : undefined;
  return {
    type,
    status: 'False',
    reason: container?.reason ?? ready?.reason ?? 'Unknown',
    message: container?.message ?? ready?.message ?? '',
  };
}

/** The reason of the first container that is not ready says more than the pod's `ContainersNotReady`. */
function waitingContainer(
  head: Pod,
): { reason: string; message?: string } | undefined {
  for (const { ready, state } of head.status?.containerStatuses ?? []) {
    if (!ready && 'waiting' in state) {
      return state.waiting;
    }
    if (!ready && 'terminated' in state) {
      return { reason: state.terminated.reason };
    }
  }
  return undefined;
}

function provisioned(cluster: RayCluster, pods: Pod[]): NewCondition {
  const type = 'RayClusterProvisioned';
  const before = cluster.status?.conditions?.find(c => c.type === type);
  const phase = suspendPhase(cluster.status);
  if (phase === 'suspending' && pods.length === 0) {
    return {
      type,
      status: 'False',
      reason: 'RayClusterPodsProvisioning',
      message: 'RayCluster has been suspended',
    };
  }
  if (before && (before.status === 'True' || phase === 'suspended')) {
    return before;
  }
  return allRunningAndReady(pods)
    ? {
        type,
        status: 'True',
        reason: 'AllPodRunningAndReadyFirstTime',
        message: 'All Ray Pods are ready for the first time',
      }
    : {
        type,
        status: 'False',
        reason: 'RayClusterPodsProvisioning',
        message: 'RayCluster Pods are being provisioned for first time',
      };
}

function suspension(cluster: RayCluster, pods: Pod[]): NewCondition[] {
  const phase = suspendPhase(cluster.status);
  const done = phase === 'suspending' && pods.length === 0;
  // A suspended cluster comes back on `suspend: false`, not when the field is removed.
  const stays = phase === 'suspended' && cluster.spec.suspend !== false;
  const suspending = phase === 'suspending' && !done;
  const begins = phase === 'running' && cluster.spec.suspend === true;
  return [
    flag('RayClusterSuspended', done || stays),
    flag('RayClusterSuspending', suspending || begins),
  ];
}

/** These two carry their own name as reason even when they are False. */
function flag(
  type: 'RayClusterSuspended' | 'RayClusterSuspending',
  holds: boolean,
): NewCondition {
  return { type, status: holds ? 'True' : 'False', reason: type, message: '' };
}
