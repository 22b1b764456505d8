import { aWorkerGroupRecord } from '../testUtils';
import { desiredPods } from './desiredPods';

describe('desiredPods', () => {
  it.each([
    [5, 1, 200, 1, 5],
    [0, 1, 3, 1, 1],
    [9, 1, 3, 1, 3],
    [2, 1, 3, 4, 8],
    [1, 3, 2, 1, 2],
  ])(
    'clamps %i replicas to %i and %i, then multiplies by %i hosts: %i',
    (replicas, minReplicas, maxReplicas, numOfHosts, expected) => {
      const size = { replicas, minReplicas, maxReplicas, numOfHosts };
      expect(desiredPods({ ...size, suspend: false })).toBe(expected);
      expect(desiredPods({ ...size, suspend: true })).toBe(0);
    },
  );

  it('asks for three pods in the guide’s cluster', () => {
    const group = aWorkerGroupRecord();
    expect(desiredPods(group) * 3).toBe(3);
  });
});
