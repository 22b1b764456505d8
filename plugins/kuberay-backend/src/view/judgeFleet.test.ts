import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  anApplicationRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import type { DirectoryState } from '../kube/ClusterDirectory';
import { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import { FleetRowCache } from './FleetRowCache';
import { judgeFleet } from './judgeFleet';
import { readKnowledge } from './Knowledge';

const AT = '2026-11-21T02:10:00.000Z';
const START = Date.parse('2026-11-21T02:10:05Z');
const problem = { code: 'unreachable', message: 'No answer' } as const;
const record = aRayClusterRecord();

/** One Ray cluster in one store, read again and again through one cache. */
function aFleet(pods = [aHeadPodRecord(), aPodRecord()]) {
  const store = InMemoryResourceStore.create();
  store.add('prod');
  const heard = { type: 'replaced', at: AT } as const;
  store.writer('prod', 'RayCluster').apply({ ...heard, records: [record] });
  store.writer('prod', 'Pod').apply({ ...heard, records: pods });
  store.writer('prod', 'Event').apply({ ...heard, records: [] });
  store.writer('prod', 'Application').apply({ ...heard, records: [] });
  const directory: DirectoryState = {
    state: 'known',
    since: AT,
    clusters: [{ name: 'prod', title: 'prod', via: 'kubernetes-plugin' }],
  };
  const clusterAddresses: [] = [];
  const destinations = new Map<string, string>();
  const rows = FleetRowCache.create();
  return {
    store,
    /** The row, so many minutes after the start. */
    read: (minutes = 0) =>
      judgeFleet({
        knowledge: readKnowledge({
          directory: { current: () => directory, subscribe: () => () => {} },
          store,
          config: {
            clusterAddresses,
            destinations,
            rayDashboard: { proxy: false },
            actions: { enabled: false, allow: [] },
          },
        }),
        argocdLinks: { instances: [] },
        rows,
        now: new Date(START + minutes * 60_000),
      })[0],
  };
}

describe('judgeFleet', () => {
  it('gives the same row while nothing changes, though others and bookmarks come', () => {
    const { store, read } = aFleet();
    const row = read();
    expect(row.verdict.code).toBe('one-ready');

    store.writer('prod', 'RayCluster').apply({
      type: 'applied',
      record: aRayClusterRecord({ name: 'zzz', uid: 'zzz' }),
      at: AT,
    });
    store.writer('prod', 'Pod').apply({
      type: 'applied',
      record: aPodRecord({ name: 'zzz', uid: 'zzz', rayCluster: 'zzz' }),
      at: AT,
    });
    store.writer('prod', 'Event').apply({
      type: 'applied',
      record: {
        cluster: 'prod',
        namespace: 'ray',
        name: 'zzz',
        involved: { kind: 'Pod', name: 'zzz' },
        reason: 'BackOff',
        message: '',
        count: 1,
      },
      at: AT,
    });
    store.writer('prod', 'Pod').apply({ type: 'bookmarked', at: AT });

    expect(read()).toBe(row);
  });

  it('sees what lasts too long, though no record has changed', () => {
    const { read } = aFleet([
      aHeadPodRecord(),
      aPodRecord({
        ready: false,
        readyReason: 'ContainersNotReady',
        readyChangedAt: '2026-11-21T02:10:00Z',
        startedAt: '2026-11-21T02:10:00Z',
        runningSince: '2026-11-21T02:10:00Z',
      }),
    ]);

    expect(read().verdict.tone).toBe('progressing');
    expect(read(30).verdict.tone).toBe('error');
  });

  it.each<{
    said: string;
    change: (store: InMemoryResourceStore) => void;
    tone: string;
  }>([
    {
      said: 'the RayCluster',
      change: store =>
        store.writer('prod', 'RayCluster').apply({
          type: 'applied',
          record: { ...record, deletionTimestamp: AT },
          at: AT,
        }),
      tone: 'progressing',
    },
    {
      said: 'one of its pods',
      change: store =>
        store.writer('prod', 'Pod').apply({
          type: 'applied',
          record: aPodRecord({
            ready: false,
            waiting: { reason: 'CrashLoopBackOff' },
            restarts: 12,
          }),
          at: AT,
        }),
      tone: 'error',
    },
    {
      said: 'the Application that deploys it',
      change: store =>
        store.writer('prod', 'Application').apply({
          type: 'applied',
          record: anApplicationRecord({ syncStatus: 'OutOfSync' }),
          at: AT,
        }),
      tone: 'warning',
    },
  ])('judges again when $said changes', ({ change, tone }) => {
    const { store, read } = aFleet();
    expect(read().verdict.tone).toBe('ok');
    change(store);

    expect(read().verdict.tone).toBe(tone);
  });

  it('stays as it was when its cluster fails, which the sources tell', () => {
    const { store, read } = aFleet();
    const { verdict } = read();
    store
      .writer('prod', 'Pod')
      .apply({ type: 'failed', problem, at: '2026-11-21T02:10:02.000Z' });

    expect(read().verdict).toEqual(verdict);
  });
});
