import { aHeadPodRecord, aPodRecord } from '../testUtils';
import { toPodViews } from './podViews';
import type { PodRecord } from './records';

const pending = { phase: 'Pending', ready: false };

function show(pods: PodRecord[]) {
  return toPodViews({
    pods,
    podsOnLostNodes: new Set(),
    now: new Date('2026-11-21T03:00:00Z'),
  });
}

describe('toPodViews', () => {
  it('shows the worst first, and the head before workers in the same state', () => {
    const { pods } = show([
      aPodRecord({ name: 'ready' }),
      aPodRecord({ name: 'a-starting', ...pending }),
      aPodRecord({
        name: 'terminating',
        deletionTimestamp: '2026-11-21T02:59:59Z',
      }),
      aHeadPodRecord({ name: 'z-starting-head', ...pending }),
      aPodRecord({
        name: 'waiting',
        ...pending,
        unscheduled: { reason: 'Unschedulable', message: '0/5 nodes' },
      }),
      aPodRecord({ name: 'lost', ready: false, node: 'gpu-7' }),
      aPodRecord({
        name: 'crashing',
        ready: false,
        waiting: { reason: 'CrashLoopBackOff' },
      }),
    ]);
    expect(
      pods.map(({ name, state, reason }) => [name, state, reason]),
    ).toEqual([
      ['crashing', 'failing', 'CrashLoopBackOff'],
      ['lost', 'failing', 'NodeLost'],
      ['waiting', 'waiting', 'Unschedulable'],
      ['z-starting-head', 'starting', undefined],
      ['a-starting', 'starting', undefined],
      ['terminating', 'terminating', undefined],
      ['ready', 'ready', undefined],
    ]);
  });

  it('gives of a pod what a person looks for', () => {
    expect(
      show([aPodRecord({ ready: false, node: 'gpu-7', restarts: 2 })]).pods,
    ).toEqual([
      {
        name: 'demo-kuberay-std-worker-aaaaa',
        nodeType: 'worker',
        group: 'std',
        state: 'failing',
        reason: 'NodeLost',
        message: 'Node gpu-7 does not answer',
        restarts: 2,
        node: 'gpu-7',
        image: 'docker.io/rayproject/ray:2.52.0',
        createdAt: '2026-11-21T02:00:05Z',
      },
    ]);
  });

  it('cuts off at a hundred, and never a sick one before a healthy one', () => {
    const healthy = new Array(150)
      .fill(0)
      .map((_, index) => aPodRecord({ name: `a-${index}` }));
    const sick = aPodRecord({ name: 'z', ready: false });
    const { pods, podsOmitted } = show([...healthy, sick]);
    expect(pods).toHaveLength(100);
    expect(pods[0].name).toBe('z');
    expect(podsOmitted).toBe(51);
  });

  it('takes the finished clean-up of Redis for one that ended well', () => {
    const cleanup = aPodRecord({
      nodeType: 'other',
      group: undefined,
      phase: 'Succeeded',
      ready: false,
    });
    expect(show([cleanup]).pods[0].state).toBe('terminating');
  });
});
