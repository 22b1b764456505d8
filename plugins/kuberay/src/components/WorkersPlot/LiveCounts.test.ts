import {
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { addLiveCounts, toGroupCounts, type LiveCounts } from './LiveCounts';

const one = { name: 'a', desired: 1, ready: 1, min: 0 };

describe('toGroupCounts', () => {
  it('takes the counts of each group, and the first of two with one name', () => {
    const rayCluster = aRayClusterView({
      groups: [
        aWorkerGroup({ name: 'a', desired: 4, ready: 3, max: undefined }),
        aWorkerGroup({ name: 'b' }),
        aWorkerGroup({ name: 'a', desired: 9 }),
      ],
    });
    expect(toGroupCounts(rayCluster)).toEqual([
      { name: 'a', desired: 4, ready: 3, min: 1 },
      { name: 'b', desired: 1, ready: 1, min: 1, max: 200 },
    ]);
  });
});

describe('addLiveCounts', () => {
  const seen: LiveCounts[] = [{ at: 1, groups: [one] }];

  it('adds what is new, and that nobody looks', () => {
    expect(
      addLiveCounts(seen, { at: 2, groups: [{ ...one, ready: 0 }] }),
    ).toEqual([seen[0], { at: 2, groups: [{ ...one, ready: 0 }] }]);
    expect(addLiveCounts(seen, { at: 2 })).toEqual([seen[0], { at: 2 }]);
  });

  it('gives back the same list when nothing is new', () => {
    expect(addLiveCounts(seen, { at: 2, groups: [{ ...one }] })).toBe(seen);
  });

  it('forgets the oldest of very many', () => {
    let many: readonly LiveCounts[] = [];
    for (let at = 0; at < 1_000; at++) {
      many = addLiveCounts(many, { at, groups: [{ ...one, ready: at }] });
    }
    expect([many.length, many[0].at]).toEqual([600, 400]);
  });
});
