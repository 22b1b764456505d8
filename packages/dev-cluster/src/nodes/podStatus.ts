import type {
  Container,
  ContainerState,
  ContainerStatus,
  Pod,
  PodCondition,
  PodStatus,
} from './Pod';
import { kubeTime } from './kubeTime';
import { backOffMs } from './podLifecycle';
import type { PodLifecycle, PodStage } from './podLifecycle';

/** Phase of a pod in each stage. */
const PHASE: Record<PodStage, PodStatus['phase']> = {
  creating: 'Pending',
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

function containerStatus(options: {
  pod: Pod;
  container: Container;
  /** The first container is the one that faults hit. */
  main: boolean;
  lifecycle: PodLifecycle;
  now: number;
}): ContainerStatus {
  const { pod, container, main, lifecycle, now } = options;
  const previous = pod.status?.containerStatuses?.find(
    c => c.name === container.name,
  );
  const stage: PodStage =
    main || lifecycle.stage === 'creating' ? lifecycle.stage : 'ready';
  const state = containerState({
    pod,
    container,
    stage,
    failures: lifecycle.failures,
    previous,
    now,
  });
  const crashed = main && !lifecycle.stage.startsWith('pull');
  return {
    name: container.name,
    image: container.image ?? '',
    imageID: '',
    lastState: lastState(previous, state),
    ready: stage === 'ready',
    restartCount: crashed ? lifecycle.failures : 0,
    started: 'running' in state,
    state,
  };
}

function containerState(options: {
  pod: Pod;
  container: Container;
  stage: PodStage;
  failures: number;
  previous: ContainerStatus | undefined;
  now: number;
}): ContainerState {
  const { pod, container, stage, failures, previous, now } = options;
  const running =
    previous && 'running' in previous.state ? previous.state : undefined;
  const image = container.image ?? '';
  switch (stage) {
    case 'creating':
      return {
        waiting: {
          reason: pod.spec.initContainers?.length
            ? 'PodInitializing'
            : 'ContainerCreating',
        },
      };
    case 'running':
    case 'ready':
      return running ?? { running: { startedAt: kubeTime(now) } };
    case 'pull-failed':
      return {
        waiting: {
          reason: 'ErrImagePull',
          message: `failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
        },
      };
    case 'pull-backing-off':
      return {
        waiting: {
          reason: 'ImagePullBackOff',
          message: `Back-off pulling image "${image}": ErrImagePull: not found`,
        },
      };
    case 'exited':
    case 'failed':
      return {
        terminated: {
          exitCode: 1,
          reason: 'Error',
          startedAt: running?.running.startedAt ?? kubeTime(now),
          finishedAt: kubeTime(now),
        },
      };
    case 'backing-off':
      return {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off ${goDuration(
            backOffMs(failures),
          )} restarting failed container=${container.name} pod=${
            pod.metadata.name
          }_${pod.metadata.namespace}(${pod.metadata.uid})`,
        },
      };
    default: {
      const unknown: never = stage;
      throw new Error(`unknown stage ${unknown}`);
    }
  }
}

/** A container that ended stays visible as the last state of the one that follows. */
function lastState(
  previous: ContainerStatus | undefined,
  state: ContainerState,
): ContainerStatus['lastState'] {
  if (!previous) {
    return {};
  }
  return 'terminated' in previous.state && !('terminated' in state)
    ? previous.state
    : previous.lastState;
}

function initContainerStatus(
  container: Container,
  done: boolean,
  previous: PodStatus | undefined,
  now: number,
): ContainerStatus {
  const before = previous?.initContainerStatuses?.find(
    c => c.name === container.name,
  );
  if (done && before?.ready) {
    return before;
  }
  const startedAt =
    before && 'running' in before.state
      ? before.state.running.startedAt
      : kubeTime(now);
  return {
    name: container.name,
    image: container.image ?? '',
    imageID: '',
    lastState: {},
    ready: done,
    restartCount: 0,
    started: !done,
    state: done
      ? {
          terminated: {
            exitCode: 0,
            reason: 'Completed',
            startedAt,
            finishedAt: kubeTime(now),
          },
        }
      : { running: { startedAt } },
  };
}

type NewCondition = Omit<PodCondition, 'lastProbeTime' | 'lastTransitionTime'>;

function condition(
  type: string,
  holds: boolean,
  otherwise: { reason?: string; message?: string } = {},
): NewCondition {
  return holds
    ? { type, status: 'True' }
    : { type, status: 'False', ...otherwise };
}

/** The time of a condition changes with its status only. */
function mergeConditions(
  previous: PodCondition[] | undefined,
  next: NewCondition[],
  now: number,
): PodCondition[] {
  return next.map(one => {
    const before = previous?.find(c => c.type === one.type);
    return {
      ...one,
      lastProbeTime: null,
      lastTransitionTime:
        before?.status === one.status
          ? before.lastTransitionTime
          : kubeTime(now),
    };
  });
}

/** Milliseconds as Go prints a duration of whole seconds: `10s`, `2m40s`, `5m0s`. */
function goDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
