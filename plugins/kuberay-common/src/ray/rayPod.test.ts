import { aPodRecord } from '../testUtils';
import { assessRayPod, type RayPodState } from './rayPod';
import type { PodRecord } from './records';

const NOW = new Date('2026-11-21T03:00:00Z');
const notReady = { ready: false, readyReason: 'ContainersNotReady' };
const starting: RayPodState = { state: 'starting' };

describe('assessRayPod', () => {
  it.each<[string, Partial<PodRecord>, RayPodState]>([
    ['runs and is ready', {}, { state: 'ready' }],
    [
      'is being deleted, however ready',
      { deletionTimestamp: '2026-11-21T02:59:59Z' },
      { state: 'terminating' },
    ],
    ['has just been made', { phase: 'Pending', ready: false }, starting],
    [
      'creates its container',
      {
        phase: 'Pending',
        ...notReady,
        waiting: { reason: 'ContainerCreating' },
      },
      starting,
    ],
    [
      'finds no node',
      {
        phase: 'Pending',
        ready: false,
        unscheduled: { reason: 'Unschedulable', message: '0/5 nodes' },
      },
      { state: 'waiting', reason: 'Unschedulable', message: '0/5 nodes' },
    ],
    [
      'waits for a queue',
      {
        phase: 'Pending',
        ready: false,
        unscheduled: { reason: 'SchedulingGated' },
      },
      { state: 'waiting', reason: 'SchedulingGated' },
    ],
    [
      'cannot pull its image',
      {
        phase: 'Pending',
        ...notReady,
        waiting: { reason: 'ImagePullBackOff', message: 'not found' },
      },
      { state: 'failing', reason: 'ImagePullBackOff', message: 'not found' },
    ],
    [
      'crashes again and again',
      { ...notReady, waiting: { reason: 'CrashLoopBackOff' }, restarts: 1 },
      { state: 'failing', reason: 'CrashLoopBackOff' },
    ],
    [
      'tries again after its third crash',
      {
        ...notReady,
        restarts: 3,
        readyChangedAt: '2026-11-21T02:59:50Z',
      },
      { state: 'failing', reason: 'CrashLoopBackOff', message: undefined },
    ],
    [
      'tries again after its first crash',
      { ...notReady, restarts: 1, readyChangedAt: '2026-11-21T02:59:50Z' },
      starting,
    ],
    [
      'was killed once more',
      { ...notReady, restarts: 1, terminated: { reason: 'OOMKilled' } },
      {
        state: 'failing',
        reason: 'CrashLoopBackOff',
        message: 'It last ended with OOMKilled',
      },
    ],
    [
      'was killed and waits for its restart',
      { ...notReady, terminated: { reason: 'OOMKilled' } },
      { state: 'failing', reason: 'OOMKilled' },
    ],
    [
      'was evicted',
      { phase: 'Failed', ready: false },
      { state: 'failing', reason: 'Failed', message: undefined },
    ],
    [
      'is a head that ended although it should not',
      {
        nodeType: 'head',
        phase: 'Succeeded',
        ready: false,
        terminated: { reason: 'Completed' },
      },
      { state: 'failing', reason: 'Completed', message: undefined },
    ],
    [
      'is an idle worker that the autoscaler has drained',
      {
        phase: 'Succeeded',
        ready: false,
        terminated: { reason: 'Completed' },
      },
      { state: 'terminating' },
    ],
    [
      'waited for its node for an hour and has just come to it',
      { ready: false, startedAt: '2026-11-21T02:59:57Z' },
      starting,
    ],
    [
      'has pulled its image for ten minutes and has just begun to run',
      {
        ...notReady,
        readyChangedAt: '2026-11-21T02:49:00Z',
        startedAt: '2026-11-21T02:49:00Z',
        runningSince: '2026-11-21T02:59:57Z',
      },
      starting,
    ],
    [
      'crashes for want of memory',
      {
        ...notReady,
        waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' },
        lastTerminated: { reason: 'OOMKilled', exitCode: 137 },
        restarts: 7,
      },
      {
        state: 'failing',
        reason: 'CrashLoopBackOff',
        message: 'It last ended with OOMKilled, exit code 137',
      },
    ],
    [
      'is a head whose autoscaler crashes',
      {
        ...notReady,
        nodeType: 'head',
        waiting: { reason: 'CrashLoopBackOff' },
        lastTerminated: {
          reason: 'Error',
          exitCode: 1,
          container: 'autoscaler',
        },
        restarts: 7,
      },
      {
        state: 'failing',
        reason: 'CrashLoopBackOff',
        message: 'Its container autoscaler last ended with Error, exit code 1',
      },
    ],
    [
      'runs on a node that does not answer',
      { ready: false, node: 'gpu-7' },
      {
        state: 'lost',
        reason: 'NodeLost',
        message: 'Node gpu-7 does not answer',
      },
    ],
    [
      'is Unknown to the API server',
      { phase: 'Unknown', ready: false, node: undefined },
      {
        state: 'lost',
        reason: 'NodeLost',
        message: 'The node does not answer',
      },
    ],
    [
      'waits in its init container for the head for a quarter of an hour',
      {
        phase: 'Pending',
        ...notReady,
        initializingSince: '2026-11-21T02:44:59Z',
      },
      {
        state: 'failing',
        reason: 'NeverInitialized',
        message: 'Its init container does not end',
      },
    ],
    [
      'waits in its init container for some minutes',
      {
        phase: 'Pending',
        ...notReady,
        initializingSince: '2026-11-21T02:50:00Z',
      },
      starting,
    ],
    [
      'is the finished job that cleaned up Redis',
      { nodeType: 'other', phase: 'Succeeded', ready: false },
      { state: 'terminating' },
    ],
    [
      'has become Running a moment ago',
      { ready: false, createdAt: '2026-11-21T02:59:50Z' },
      starting,
    ],
    [
      'runs and is probed for less than five minutes',
      { ...notReady, readyChangedAt: '2026-11-21T02:55:01Z' },
      starting,
    ],
    [
      'runs and fails its probe for more than five minutes',
      { ...notReady, readyChangedAt: '2026-11-21T02:54:59Z' },
      {
        state: 'failing',
        reason: 'NeverReady',
        message: 'It runs, but does not pass its readiness probe',
      },
    ],
  ])('says of a pod that %s so', (_, pod, expected) => {
    expect(assessRayPod({ pod: aPodRecord(pod), now: NOW })).toEqual(expected);
  });

  it('says why a pod is not gone that is deleted on a node that is lost', () => {
    const pod = aPodRecord({
      ready: false,
      deletionTimestamp: '2026-11-21T02:55:00Z',
    });
    expect(assessRayPod({ pod, now: NOW })).toEqual({
      state: 'terminating',
      reason: 'NodeLost',
      message: 'Node node-1 does not answer',
    });
  });

  it('says nothing of one whose containers the kubelet ends', () => {
    const pod = aPodRecord({
      ...notReady,
      deletionTimestamp: '2026-11-21T02:55:00Z',
    });
    expect(assessRayPod({ pod, now: NOW })).toEqual({ state: 'terminating' });
  });

  it.each<[string, Partial<PodRecord>]>([
    [
      'waits in its init container',
      { phase: 'Pending', initializingSince: '2026-11-21T02:30:00Z' },
    ],
    ['fails its probe', { readyChangedAt: '2026-11-21T02:30:00Z' }],
  ])('bears with a worker that may wait and %s for ever', (_, pod) => {
    const worker = aPodRecord({ ...notReady, ...pod });
    const options = { mayWait: true, now: NOW };
    expect(assessRayPod({ ...options, pod: worker })).toEqual(starting);
    expect(
      assessRayPod({ ...options, pod: { ...worker, nodeType: 'head' } }).state,
    ).toBe('failing');
    expect(
      assessRayPod({ ...options, mayWait: false, pod: worker }).state,
    ).toBe('failing');
  });

  it('believes the node controller also of a new pod', () => {
    const pod = aPodRecord({
      ready: false,
      createdAt: '2026-11-21T02:59:50Z',
    });
    expect(assessRayPod({ pod, nodeNotReady: true, now: NOW }).state).toBe(
      'lost',
    );
  });

  it('does not believe an old event of the node controller over the kubelet', () => {
    const pod = aPodRecord({
      ...notReady,
      readyChangedAt: '2026-11-21T02:59:50Z',
    });
    expect(assessRayPod({ pod, nodeNotReady: true, now: NOW })).toEqual(
      starting,
    );
  });
});
