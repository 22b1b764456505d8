import type { EventRecord } from 'backstage-plugin-kuberay-common';
import {
  aPodRecord,
  aRayClusterRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import { InMemoryResourceStore } from './InMemoryResourceStore';
import { eventsOf, podsOf } from './lookups';
import type { ChangedKey } from './ResourceStore';

const AT = '2026-11-21T02:00:00Z';

function anEventRecord(
  fields: Pick<EventRecord, 'name' | 'involved'>,
): EventRecord {
  return {
    cluster: 'prod',
    namespace: 'ray',
    reason: 'Failed',
    message: 'It failed',
    count: 1,
    ...fields,
  };
}

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
    expect(told.slice(quiet.length)).toEqual([
      {
        cluster: 'prod',
        kind: 'Pod',
        rayClusters: [{ namespace: 'ray', name: 'demo-kuberay' }],
      },
    ]);
  });

  it('forgets a cluster that is removed, and ignores the last words of its reflectors', () => {
    const { store, told } = aStore();
    const pods = store.writer('prod', 'Pod');

    store.remove('prod');
    pods.apply({ type: 'replaced', records: [aPodRecord()], at: AT });

    expect([...store.snapshot().clusters.keys()]).toEqual(['test']);
    expect(told).toEqual([{ cluster: 'prod' }]);
  });

  it('tells that a cluster or an instance has come or gone', () => {
    const { store, told } = aStore();

    store.add('new');
    store.remove('new');
    store.addInstance('main');
    store.removeInstance('main');

    expect(told).toEqual([
      { cluster: 'new' },
      { cluster: 'new' },
      { instance: 'main' },
      { instance: 'main' },
    ]);
  });

  it('names the RayClusters that a pod belonged to and belongs to now', () => {
    const { store, told } = aStore();
    const pods = store.writer('prod', 'Pod');
    pods.apply({ type: 'replaced', records: [aPodRecord()], at: AT });
    told.length = 0;

    const record = aPodRecord({ rayCluster: 'other' });
    pods.apply({ type: 'applied', record, at: AT });
    pods.apply({ type: 'deleted', key: record, at: AT });

    const namespace = 'ray';
    expect(told).toEqual([
      {
        cluster: 'prod',
        kind: 'Pod',
        rayClusters: [
          { namespace, name: 'demo-kuberay' },
          { namespace, name: 'other' },
        ],
      },
      {
        cluster: 'prod',
        kind: 'Pod',
        rayClusters: [{ namespace, name: 'other' }],
      },
    ]);
  });

  it('names the RayCluster of an event about it or its pod, and none for an event about any other pod', () => {
    const { store, told } = aStore();
    const pod = aPodRecord();
    store
      .writer('prod', 'Pod')
      .apply({ type: 'replaced', records: [pod], at: AT });
    const events = store.writer('prod', 'Event');
    told.length = 0;

    for (const [name, involved] of Object.entries({
      one: { kind: 'RayCluster', name: 'broken-spec' },
      two: { kind: 'Pod', name: pod.name },
      three: { kind: 'Pod', name: 'web-7d9c' },
    })) {
      const record = anEventRecord({ name, involved });
      events.apply({ type: 'applied', record, at: AT });
    }

    const key = { cluster: 'prod', kind: 'Event' };
    expect(told).toEqual([
      { ...key, rayClusters: [{ namespace: 'ray', name: 'broken-spec' }] },
      { ...key, rayClusters: [{ namespace: 'ray', name: 'demo-kuberay' }] },
      { ...key, rayClusters: [] },
    ]);
  });

  it('looks up what belongs to a RayCluster, in its own namespace alone', () => {
    const { store } = aStore();
    const mine = aPodRecord();
    const others = [
      aPodRecord({ name: 'b', rayCluster: 'other' }),
      aPodRecord({ namespace: 'elsewhere' }),
    ];
    const about = (name: string, involved: EventRecord['involved']) =>
      anEventRecord({ name, involved });
    const events = [
      about('cluster', { kind: 'RayCluster', name: 'demo-kuberay' }),
      about('pod', { kind: 'Pod', name: mine.name }),
    ];
    const foreign = about('foreign', { kind: 'Pod', name: 'b' });

    store
      .writer('prod', 'Pod')
      .apply({ type: 'replaced', records: [...others, mine], at: AT });
    store
      .writer('prod', 'Event')
      .apply({ type: 'replaced', records: [foreign, ...events], at: AT });

    const prod = store.snapshot().clusters.get('prod');
    const ref = { namespace: 'ray', name: 'demo-kuberay' };
    expect(prod && podsOf(prod, ref)).toEqual([mine]);
    expect(prod && eventsOf(prod, ref)).toEqual(events);
  });

  it('gives a reflector the record that it holds for an equal one, so that a relist costs no memory', () => {
    const { store } = aStore();
    const pods = store.writer('prod', 'Pod');
    const held = aPodRecord();
    pods.apply({ type: 'replaced', records: [held], at: AT });

    const changed = aPodRecord({ phase: 'Failed' });
    expect(pods.held?.(aPodRecord())).toBe(held);
    expect(pods.held?.(changed)).toBe(changed);
  });
});
