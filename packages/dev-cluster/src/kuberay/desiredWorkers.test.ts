import { desiredPods, totalBound } from './desiredWorkers';
import type { WorkerGroup } from './RayCluster';

function aGroup(given: Partial<WorkerGroup>): WorkerGroup {
  return {
    groupName: 'g',
    replicas: 0,
    minReplicas: 0,
    maxReplicas: 2147483647,
    numOfHosts: 1,
    suspend: false,
    rayStartParams: {},
    template: { spec: { containers: [] } },
    ...given,
  };
}

describe('desired pods of a group (domain reference 11.5)', () => {
  it.each([
    { replicas: 5, minReplicas: 1, maxReplicas: 200, numOfHosts: 1, pods: 5 },
    { replicas: 0, minReplicas: 1, maxReplicas: 3, numOfHosts: 1, pods: 1 },
    { replicas: 9, minReplicas: 1, maxReplicas: 3, numOfHosts: 1, pods: 3 },
    { replicas: 2, minReplicas: 1, maxReplicas: 3, numOfHosts: 4, pods: 8 },
    { replicas: 9, minReplicas: 3, maxReplicas: 2, numOfHosts: 1, pods: 2 },
  ])(
    '$replicas within $minReplicas and $maxReplicas of $numOfHosts hosts are $pods',
    ({ pods, ...group }) => {
      expect(desiredPods(aGroup(group))).toBe(pods);
      expect(desiredPods(aGroup({ ...group, suspend: true }))).toBe(0);
    },
  );

  it('sums bounds up to the largest number that the status can hold', () => {
    const unbounded = aGroup({});
    expect(totalBound([unbounded, unbounded], 'maxReplicas')).toBe(2147483647);
    expect(
      totalBound([aGroup({ minReplicas: 2, numOfHosts: 4 })], 'minReplicas'),
    ).toBe(8);
  });
});
