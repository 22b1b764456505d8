import type { Pod, PodStatus } from './Pod';
import { containerStatus, initContainerStatus } from './containerStatus';
import { kubeTime } from './kubeTime';
import { condition, mergeConditions } from './podConditions';
import type { PodLifecycle, PodStage } from './podLifecycle';

/** Phase of a pod in each stage. */
const PHASE: Record<PodStage, PodStatus['phase']> = {
  creating: 'Pending',
  pulling: 'Pending',
  'pull-failed': 'Pending',
  'pull-backing-off': 'Pending',
  running: 'Running',
  ready: 'Running',
  exited: 'Running',
  'backing-off': 'Running',
  failed: 'Failed',
};

/** The addresses that a pod has once its sandbox is up. */
export interface PodAddresses {
  hostIP: string;
  podIP: string;
}

/** The status of a pod that has a node but has not been started. */
export function scheduledStatus(pod: Pod, now: number): PodStatus {
  return {
    ...pod.status,
    phase: 'Pending',
    conditions: mergeConditions(
      pod.status?.conditions,
      [condition('PodScheduled', true)],
      now,
    ),
    qosClass: pod.status?.qosClass ?? 'BestEffort',
  };
}

/** The status of a pod that no node can take now, with the scheduler's words. */
export function unschedulableStatus(
  pod: Pod,
  message: string,
  now: number,
): PodStatus {
  return {
    ...pod.status,
    phase: 'Pending',
    conditions: mergeConditions(
      pod.status?.conditions,
      [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message,
          observedGeneration: pod.metadata.generation,
        },
      ],
      now,
    ),
    qosClass: pod.status?.qosClass ?? 'BestEffort',
  };
}

/** The status of a pod on its node as a kubelet writes it (recorded/healthy; zoo: crash-loop, image-pull). */
export function podStatus(options: {
  pod: Pod;
  lifecycle: PodLifecycle;
  addresses: PodAddresses;
  now: number;
}): PodStatus {
  const { pod, lifecycle, addresses, now } = options;
  const { stage } = lifecycle;
  const sandbox = stage !== 'creating';
  const initialized = sandbox || !pod.spec.initContainers?.length;
  const ready = stage === 'ready';
  const unready = ready
    ? []
    : pod.spec.containers.slice(0, sandbox ? 1 : undefined).map(c => c.name);
  const notReady = {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${unready.join(' ')}]`,
  };
  const previous = pod.status;
  return {
    phase: PHASE[stage],
    conditions: mergeConditions(
      previous?.conditions,
      [
        condition('PodReadyToStartContainers', sandbox),
        initialized
          ? condition('Initialized', true)
          : condition('Initialized', false, {
              reason: 'ContainersNotInitialized',
              message: `containers with incomplete status: [${pod.spec.initContainers
                ?.map(c => c.name)
                .join(' ')}]`,
            }),
        condition('Ready', ready, notReady),
        condition('ContainersReady', ready, notReady),
        condition('PodScheduled', true),
      ],
      now,
    ),
    hostIP: addresses.hostIP,
    hostIPs: [{ ip: addresses.hostIP }],
    ...(sandbox && {
      podIP: addresses.podIP,
      podIPs: [{ ip: addresses.podIP }],
    }),
    ...(pod.spec.initContainers?.length && {
      initContainerStatuses: pod.spec.initContainers.map(container =>
        initContainerStatus(container, sandbox, previous, now),
      ),
    }),
    containerStatuses: pod.spec.containers.map((container, index) =>
      containerStatus({ pod, container, main: index === 0, lifecycle, now }),
    ),
    qosClass: pod.status?.qosClass ?? 'BestEffort',
    startTime: previous?.startTime ?? kubeTime(now),
  };
}
