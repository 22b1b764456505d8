import type { ContainerState, ContainerStatus, Pod } from '../nodes/Pod';
import { podStatusReason } from './podStatusReason';

function container(
  state: ContainerState,
  more: Partial<ContainerStatus> = {},
): ContainerStatus {
  return {
    name: 'ray',
    image: 'ray',
    imageID: '',
    ready: false,
    restartCount: 0,
    state,
    lastState: {},
    ...more,
  };
}

function aPod(
  status: Partial<NonNullable<Pod['status']>>,
  metadata: Partial<Pod['metadata']> = {},
): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', ...metadata },
    spec: { containers: [] },
    status: { phase: 'Running', qosClass: 'Burstable', ...status },
  };
}

const startedAt = '2026-11-21T02:00:00Z';
const running: ContainerState = { running: { startedAt } };
const waiting = (reason: string): ContainerState => ({ waiting: { reason } });
const ended = (exitCode: number, reason: string): ContainerState => ({
  terminated: { exitCode, reason, startedAt, finishedAt: startedAt },
});

it.each<[string, Pod]>([
  ['Running', aPod({ containerStatuses: [container(running)] })],
  ['Pending', aPod({ phase: 'Pending' })],
  [
    'CrashLoopBackOff',
    aPod({ containerStatuses: [container(waiting('CrashLoopBackOff'))] }),
  ],
  [
    'OOMKilled',
    aPod({ containerStatuses: [container(ended(137, 'OOMKilled'))] }),
  ],
  [
    'Init:0/1',
    aPod({ phase: 'Pending', initContainerStatuses: [container(running)] }),
  ],
  [
    'Init:ImagePullBackOff',
    aPod({
      phase: 'Pending',
      initContainerStatuses: [container(waiting('ImagePullBackOff'))],
    }),
  ],
  [
    'Running',
    aPod({
      initContainerStatuses: [container(ended(0, 'Completed'))],
      containerStatuses: [container(running)],
    }),
  ],
  ['Terminating', aPod({}, { deletionTimestamp: startedAt })],
])('says %s', (reason, pod) => {
  expect(podStatusReason(pod)).toBe(reason);
});
