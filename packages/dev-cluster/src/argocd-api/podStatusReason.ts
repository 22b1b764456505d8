import type { ContainerStatus, Pod } from '../nodes/Pod';
import { isReady } from '../nodes/Pod';

/**
 * The one word for a pod's state that `kubectl get pods` prints and Argo CD shows as "Status Reason": the phase, unless a
 * container says more. Source: populatePodInfo in controller/cache/info.go of argoproj/argo-cd.
 */
export function podStatusReason(pod: Pod): string {
  const { metadata, status } = pod;
  const initial = findInitReason(status?.initContainerStatuses ?? []);
  const reason =
    initial ?? findContainerReason(pod) ?? status?.phase ?? 'Unknown';
  return metadata.deletionTimestamp === undefined ? reason : 'Terminating';
}

function findInitReason(
  statuses: readonly ContainerStatus[],
): string | undefined {
  for (const [index, { state }] of statuses.entries()) {
    if ('terminated' in state && state.terminated.exitCode === 0) {
      continue;
    }
    if ('terminated' in state) {
      return `Init:${state.terminated.reason}`;
    }
    if ('waiting' in state && state.waiting.reason !== 'PodInitializing') {
      return `Init:${state.waiting.reason}`;
    }
    return `Init:${index}/${statuses.length}`;
  }
  return undefined;
}

function findContainerReason(pod: Pod): string | undefined {
  const statuses = pod.status?.containerStatuses ?? [];
  // The first container's reason wins, as the real loop runs backwards and overwrites.
  const reasons = statuses.flatMap(({ state }) => {
    if ('waiting' in state) {
      return [state.waiting.reason];
    }
    return 'terminated' in state ? [state.terminated.reason] : [];
  });
  const isAnyRunning = statuses.some(
    ({ ready, state }) => ready && 'running' in state,
  );
  if (reasons[0] === 'Completed' && isAnyRunning) {
    return isReady(pod) ? 'Running' : 'NotReady';
  }
  return reasons[0];
}
