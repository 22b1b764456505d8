import {
  aPodRecord,
  aRayClusterRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import { InMemoryResourceStore } from './InMemoryResourceStore';
import { readWatches } from './readWatches';

describe('readWatches', () => {
  it('says of each kind of each cluster how it is, and how much is known', () => {
    const store = InMemoryResourceStore.create();
    store.add('prod');
    const at = '2026-11-21T02:00:00.000Z';
    store.writer('prod', 'RayCluster').apply({
      type: 'replaced',
      records: [aRayClusterRecord(), aRayClusterRecord({ namespace: 'other' })],
      at,
    });
    store
      .writer('prod', 'Pod')
      .apply({ type: 'replaced', records: [aPodRecord()], at });
    store.writer('prod', 'Pod').apply({
      type: 'failed',
      problem: { code: 'timeout', message: 'no answer' },
      at: '2026-11-21T02:00:20.000Z',
    });
    const readings = readWatches(
      store.snapshot(),
      new Date('2026-11-21T02:00:30.000Z'),
    );
    expect(readings).toEqual([
      {
        source: 'prod',
        kind: 'RayCluster',
        state: 'live',
        objects: 2,
        ageSeconds: 30,
      },
      {
        source: 'prod',
        kind: 'Pod',
        state: 'stale',
        objects: 1,
        ageSeconds: 30,
      },
      { source: 'prod', kind: 'Event', state: 'syncing', objects: 0 },
      { source: 'prod', kind: 'Application', state: 'syncing', objects: 0 },
    ]);
  });

  it('counts the Applications of an Argo CD instance', () => {
    const store = InMemoryResourceStore.create();
    store.addInstance('main');
    expect(readWatches(store.snapshot(), new Date())).toEqual([
      { source: 'main', kind: 'Application', state: 'syncing', objects: 0 },
    ]);
  });
});
