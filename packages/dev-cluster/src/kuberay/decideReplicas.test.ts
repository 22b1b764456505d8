import { asPod } from '../nodes/Pod';
import { decideReplicas } from './decideReplicas';
import type { WorkerGroup } from './RayCluster';
import { scalePatch } from './scalePatch';

const NOW = 1_000_000;

const GROUP: WorkerGroup = {
  groupName: 'g',
  replicas: 2,
  minReplicas: 1,
  maxReplicas: 5,
  numOfHosts: 1,
  suspend: false,
  rayStartParams: {},
  template: { spec: { containers: [] } },
};

function decide(options: {
  group?: Partial<WorkerGroup>;
  demand: number;
  pods: string[];
  idleForMs?: Record<string, number>;
}) {
  const idle = Object.entries(options.idleForMs ?? {});
  return decideReplicas({
    group: { ...GROUP, ...options.group },
    demand: options.demand,
    pods: options.pods.map(name =>
      asPod({ apiVersion: 'v1', kind: 'Pod', metadata: { name } }),
    ),
    idleSince: new Map(idle.map(([name, ms]) => [name, NOW - ms])),
    idleTimeoutMs: 60_000,
    now: NOW,
  });
}

describe('the autoscaler', () => {
  it.each([
    [
      'leaves a group alone that fits',
      { demand: 2, pods: ['a', 'b'] },
      undefined,
    ],
    [
      'asks for as many as have work',
      { demand: 4, pods: ['a', 'b'] },
      { replicas: 4, workersToDelete: [] },
    ],
    [
      'stops at the maximum',
      { demand: 9, pods: ['a', 'b'] },
      { replicas: 5, workersToDelete: [] },
    ],
    [
      'does not ask twice for workers that are still to come',
      { demand: 4, pods: ['a'], group: { replicas: 4 } },
      undefined,
    ],
    [
      'says nothing about a reset from outside while nothing is to be done',
      { demand: 3, pods: ['a', 'b', 'c'], group: { replicas: 1 } },
      undefined,
    ],
    [
      'heals a reset with its next number, counted from the pods',
      { demand: 4, pods: ['a', 'b', 'c'], group: { replicas: 1 } },
      { replicas: 4, workersToDelete: [] },
    ],
    [
      'keeps a worker that has not been idle long enough',
      { demand: 1, pods: ['a', 'b'], idleForMs: { b: 59_000 } },
      undefined,
    ],
    [
      'ends those that have',
      { demand: 1, pods: ['a', 'b'], idleForMs: { b: 60_000 } },
      { replicas: 1, workersToDelete: ['b'] },
    ],
    [
      'keeps the minimum',
      { demand: 0, pods: ['a', 'b'], idleForMs: { a: 90_000, b: 90_000 } },
      { replicas: 1, workersToDelete: ['a'] },
    ],
    [
      'waits while a worker that it named is still there',
      { demand: 5, pods: ['a', 'b'], group: { workersToDelete: ['b'] } },
      undefined,
    ],
    [
      'decides again when they are gone',
      { demand: 5, pods: ['a'], group: { workersToDelete: ['b'] } },
      { replicas: 5, workersToDelete: [] },
    ],
  ])('%s', (_, options, expected) => {
    expect(decide(options)).toEqual(expected);
  });
});

describe('the autoscaler’s patch', () => {
  it('is by index, absolute, and adds the names where there were none', () => {
    expect(
      scalePatch({
        index: 1,
        group: GROUP,
        decision: { replicas: 1, workersToDelete: ['b'] },
      }),
    ).toEqual([
      { op: 'replace', path: '/spec/workerGroupSpecs/1/replicas', value: 1 },
      {
        op: 'add',
        path: '/spec/workerGroupSpecs/1/scaleStrategy',
        value: { workersToDelete: ['b'] },
      },
    ]);
  });

  it.each([
    [
      'clears names of the last decision',
      ['gone'],
      [
        {
          op: 'replace',
          path: '/spec/workerGroupSpecs/0/scaleStrategy',
          value: { workersToDelete: [] },
        },
      ],
    ],
    ['leaves a cleared list alone', [], []],
  ])('%s', (_, workersToDelete, rest) => {
    expect(
      scalePatch({
        index: 0,
        group: { ...GROUP, workersToDelete },
        decision: { replicas: 3, workersToDelete: [] },
      }),
    ).toEqual([
      { op: 'replace', path: '/spec/workerGroupSpecs/0/replicas', value: 3 },
      ...rest,
    ]);
  });
});
