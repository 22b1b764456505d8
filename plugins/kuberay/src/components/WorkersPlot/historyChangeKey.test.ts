import {
  anApplicationView,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { historyChangeKey } from './historyChangeKey';

const synced = (deployedAt: string) =>
  anApplicationView({
    history: [{ id: 1, revisions: ['1.5.1'], deployedAt, automated: true }],
  });
const rayCluster = aRayClusterView({ groups: [aWorkerGroup()] });
const key = historyChangeKey(rayCluster, [synced('2026-11-21T02:00:00Z')]);

describe('historyChangeKey', () => {
  it.each`
    what                  | change
    ${'is suspended'}     | ${{ suspend: true }}
    ${'has other bounds'} | ${{ groups: [aWorkerGroup({ max: 300 })] }}
    ${'loses a group'}    | ${{ groups: [] }}
  `('is another one when the cluster $what', ({ change }) => {
    expect(
      historyChangeKey({ ...rayCluster, ...change }, [
        synced('2026-11-21T02:00:00Z'),
      ]),
    ).not.toBe(key);
  });

  it('is another one after a sync', () => {
    expect(
      historyChangeKey(rayCluster, [synced('2026-11-21T03:00:00Z')]),
    ).not.toBe(key);
  });

  it('is the same while workers come and go', () => {
    expect(
      historyChangeKey(
        { ...rayCluster, groups: [aWorkerGroup({ desired: 9, ready: 3 })] },
        [synced('2026-11-21T02:00:00Z')],
      ),
    ).toBe(key);
  });
});
