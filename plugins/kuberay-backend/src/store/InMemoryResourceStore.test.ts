import {
  aPodRecord,
  aRayClusterRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import { InMemoryResourceStore } from './InMemoryResourceStore';
import type { ChangedKey } from './ResourceStore';

const AT = '2026-11-21T02:00:00Z';

function aStore() {
  const store = InMemoryResourceStore.create();
  store.add('prod');
  store.add('test');
  const told: ChangedKey[] = [];
  const unsubscribe = store.subscribe(key => told.push(key));
  return { store, told, unsubscribe };
}

describe('InMemoryResourceStore', () => {
  it('keeps kinds and clusters apart', () => {
    const { store } = aStore();

    store
      .writer('prod', 'Pod')
      .apply({ type: 'replaced', records: [aPodRecord()], at: AT });

    const { prod, test } = Object.fromEntries(store.snapshot().clusters);
    expect(prod.Pod.freshness).toEqual({ state: 'live', since: AT });
    expect(prod.RayCluster.freshness).toEqual({ state: 'syncing' });
    expect(test.Pod.freshness).toEqual({ state: 'syncing' });
  });

  it('gives snapshots that never change, and shares what did not', () => {
    const { store } = aStore();
    const before = store.snapshot().clusters;

    store
      .writer('prod', 'RayCluster')
      .apply({ type: 'replaced', records: [aRayClusterRecord()], at: AT });

    const after = store.snapshot().clusters;
    expect(before.get('prod')?.RayCluster.records.size).toBe(0);
    expect(after.get('prod')?.RayCluster.records.size).toBe(1);
    expect(after.get('prod')?.Pod).toBe(before.get('prod')?.Pod);
    expect(after.get('test')).toBe(before.get('test'));
  });

  it('says which key to look at again, and is silent about bookmarks and repeated failures', () => {
    const { store, told, unsubscribe } = aStore();
    const pods = store.writer('prod', 'Pod');
    const problem = { code: 'timeout', message: 'slow' } as const;

    pods.apply({ type: 'replaced', records: [], at: AT });
    pods.apply({ type: 'bookmarked', at: AT });
    pods.apply({ type: 'failed', problem, at: AT });
    pods.apply({ type: 'failed', problem, at: AT });
    unsubscribe();
    pods.apply({ type: 'applied', record: aPodRecord(), at: AT });

    expect(told).toEqual([
      { cluster: 'prod', kind: 'Pod' },
      { cluster: 'prod', kind: 'Pod' },
    ]);
  });

  it('is silent about a write that changes nothing that is kept, and about a kind that is still not installed', () => {
    const { store, told } = aStore();
    const pods = store.writer('prod', 'Pod');
    const applications = store.writer('prod', 'Application');
    pods.apply({ type: 'replaced', records: [aPodRecord()], at: AT });
    applications.apply({ type: 'not-installed', at: AT });

    pods.apply({ type: 'applied', record: aPodRecord(), at: AT });
    applications.apply({ type: 'not-installed', at: AT });
    const quiet = [...told];
    pods.apply({
      type: 'applied',
      record: aPodRecord({ phase: 'Failed' }),
      at: AT,
    });

    expect(quiet).toEqual([
      { cluster: 'prod', kind: 'Pod' },
      { cluster: 'prod', kind: 'Application' },
    ]);
    expect(told).toEqual([...quiet, { cluster: 'prod', kind: 'Pod' }]);
  });

  it('forgets a cluster that is removed, and ignores the last words of its reflectors', () => {
    const { store, told } = aStore();
    const pods = store.writer('prod', 'Pod');

    store.remove('prod');
    pods.apply({ type: 'replaced', records: [aPodRecord()], at: AT });

    expect([...store.snapshot().clusters.keys()]).toEqual(['test']);
    expect(told).toEqual([]);
  });
});
