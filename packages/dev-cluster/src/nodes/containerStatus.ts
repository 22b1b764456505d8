import type {
  Container,
  ContainerState,
  ContainerStatus,
  Pod,
  PodStatus,
} from './Pod';
import { kubeTime } from './kubeTime';
import { backOffMs } from './podLifecycle';
import type { PodLifecycle, PodStage } from './podLifecycle';

/** `status.containerStatuses[]` of one container in a stage of its pod; the first container is the one that faults hit. */
export function containerStatus(options: {
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
    case 'pulling':
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

/** `status.initContainerStatuses[]` of one container; it ends as soon as the pod's sandbox is up. */
export function initContainerStatus(
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

/** Milliseconds as Go prints a duration of whole seconds: `10s`, `2m40s`, `5m0s`. */
function goDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
