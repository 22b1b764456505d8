import type { KubeObject } from '../kube-api/KubeObject';
import { isReady, isRunning } from '../nodes/Pod';
import type { Pod } from '../nodes/Pod';
import { kubeTime } from '../nodes/kubeTime';
import { allRunningAndReady } from './allRunningAndReady';
import { totalBound, totalDesired } from './desiredWorkers';
import { desiredResources } from './desiredResources';
import { LABEL_NODE_TYPE } from './names';
import { rayConditions } from './rayConditions';
import type { RayCluster, RayClusterStatus } from './RayCluster';

/**
 * The status that the operator computes from pods and head service, in KubeRay 1.5.1's way: counts of 0 are left out,
 * `state` is sticky, orphaned and terminating pods are counted.
 *
 * @param pods - all pods with the cluster's label
 */
export function rayClusterStatus(options: {
  cluster: RayCluster;
  pods: Pod[];
  headService: KubeObject | undefined;
  now: number;
}): RayClusterStatus {
  const { cluster, pods, headService, now } = options;
  const { spec, status: before } = cluster;
  const head = pods.find(pod => nodeType(pod) === 'head');
  const workers = pods.filter(pod => nodeType(pod) === 'worker');
  const running = workers.filter(isRunning);
  const desired = totalDesired(spec.workerGroups);
  const state = nextState({ cluster, pods, desired });
  return {
    ...withoutZeros({
      desiredWorkerReplicas: desired,
      availableWorkerReplicas: running.length,
      readyWorkerReplicas: running.filter(isReady).length,
      minWorkerReplicas: totalBound(spec.workerGroups, 'minReplicas'),
      maxWorkerReplicas: totalBound(spec.workerGroups, 'maxReplicas'),
    }),
    ...desiredResources(spec),
    ...(state && {
      state,
      stateTransitionTimes: {
        ...before?.stateTransitionTimes,
        ...(state !== before?.state && { [state]: kubeTime(now) }),
      },
    }),
    conditions: rayConditions({ cluster, pods, head, now }),
    ...endpointsOf(headService, before),
    head: headInfo(head, headService),
    lastUpdateTime: kubeTime(now),
    ...(cluster.object.metadata.generation !== undefined && {
      observedGeneration: cluster.object.metadata.generation,
    }),
  };
}

/** Whether the operator writes `next`: it compares what is listed here and nothing else, so `observedGeneration` may lag for ever. */
export function needsStatusUpdate(
  before: RayClusterStatus | undefined,
  next: RayClusterStatus,
): boolean {
  const compared = (status: RayClusterStatus | undefined) =>
    JSON.stringify([
      status?.state,
      status?.availableWorkerReplicas,
      status?.readyWorkerReplicas,
      status?.desiredWorkerReplicas,
      status?.minWorkerReplicas,
      status?.maxWorkerReplicas,
      Object.entries(status?.endpoints ?? {}).sort(),
      Object.entries(status?.head ?? {}).sort(),
      (status?.conditions ?? []).map(c => [
        c.type,
        c.status,
        c.reason,
        c.message,
      ]),
    ]);
  return before === undefined || compared(before) !== compared(next);
}

function nextState(options: {
  cluster: RayCluster;
  pods: Pod[];
  desired: number;
}): RayClusterStatus['state'] {
  const { cluster, pods, desired } = options;
  if (cluster.spec.suspend && pods.length === 0) {
    return 'suspended';
  }
  return pods.length === desired + 1 && allRunningAndReady(pods)
    ? 'ready'
    : cluster.status?.state;
}

function nodeType(pod: Pod): string | undefined {
  return pod.metadata.labels?.[LABEL_NODE_TYPE];
}

function endpointsOf(
  service: KubeObject | undefined,
  before: RayClusterStatus | undefined,
): Pick<RayClusterStatus, 'endpoints'> {
  if (!service) {
    return before?.endpoints ? { endpoints: before.endpoints } : {};
  }
  const { ports = [] } = service.spec as {
    ports?: Array<{
      name?: string;
      nodePort?: number;
      targetPort?: number | string;
    }>;
  };
  const own = ports
    .filter(port => port.name && (port.nodePort || port.targetPort))
    .map(port => [port.name, String(port.nodePort || port.targetPort)]);
  return { endpoints: { ...before?.endpoints, ...Object.fromEntries(own) } };
}

function headInfo(
  head: Pod | undefined,
  service: KubeObject | undefined,
): NonNullable<RayClusterStatus['head']> {
  const podIP = head?.status?.podIP;
  const { clusterIP } = (service?.spec ?? {}) as { clusterIP?: string };
  const serviceIP = clusterIP === 'None' ? podIP : clusterIP;
  return {
    ...(podIP && { podIP }),
    ...(head && { podName: head.metadata.name }),
    ...(serviceIP && { serviceIP }),
    ...(service && { serviceName: service.metadata.name }),
  };
}

function withoutZeros<T extends Record<string, number>>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== 0),
  ) as Partial<T>;
}
