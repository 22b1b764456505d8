import type {
  RayPhase,
  WorkerGroupView,
} from 'backstage-plugin-kuberay-common';
import {
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { clustersToShow } from './clustersToShow';

const cluster = (name: string, phase: RayPhase, groups?: WorkerGroupView[]) =>
  aRayClusterView({
    ref: { cluster: 'prod', namespace: 'ray', name },
    phase,
    ...(groups && { groups }),
  });
const groups = (count: number, overrides: Partial<WorkerGroupView> = {}) =>
  Array.from({ length: count }, (_, index) =>
    aWorkerGroup({ name: `group-${index}`, ...overrides }),
  );
const names = (rayClusters: ReturnType<typeof cluster>[]) =>
  rayClusters.map(({ ref }) => ref.name);

describe('clustersToShow', () => {
  it('shows the worst first and leaves equals where they are', () => {
    const { shown, omitted } = clustersToShow(
      [
        cluster('ready', 'Ready'),
        cluster('resting', 'Suspended'),
        cluster('growing', 'Scaling'),
        cluster('broken', 'Degraded'),
        cluster('starting', 'Pending'),
        cluster('waiting', 'WaitingForCapacity'),
      ],
      false,
    );
    expect(names(shown)).toEqual([
      'broken',
      'waiting',
      'growing',
      'starting',
      'ready',
      'resting',
    ]);
    expect(omitted).toBe(0);
  });

  it('shows five of many, and all when asked to', () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      cluster(`ray-${index}`, index === 40 ? 'Degraded' : 'Ready'),
    );
    const few = clustersToShow(many, false);
    expect(names(few.shown)).toEqual([
      'ray-40',
      'ray-0',
      'ray-1',
      'ray-2',
      'ray-3',
    ]);
    expect(few.omitted).toBe(45);
    expect(clustersToShow(many, true).shown).toHaveLength(50);
  });

  it('opens all groups where there are few', () => {
    const both = [
      cluster('a', 'Ready', groups(3)),
      cluster('b', 'Ready', groups(3)),
    ];
    const { mostGroups } = clustersToShow(both, false);
    expect(both.map(mostGroups)).toEqual([8, 8]);
  });

  it('opens all groups of an only cluster', () => {
    const only = cluster('a', 'Ready', groups(50));
    expect(clustersToShow([only], false).mostGroups(only)).toBe(8);
  });

  it('opens those in trouble where there are many, and none of a cluster without head', () => {
    const three = [
      cluster('well', 'Ready', groups(4)),
      cluster('short', 'Scaling', [...groups(3), ...groups(2, { ready: 0 })]),
      {
        ...cluster('headless', 'Degraded', groups(4, { ready: 0 })),
        head: { ready: false, reason: 'ImagePullBackOff', restarts: 0 },
      },
    ];
    const { mostGroups } = clustersToShow(three, false);
    expect(three.map(mostGroups)).toEqual([0, 2, 0]);
  });
});
