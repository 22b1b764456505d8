import { mockServices } from '@backstage/backend-test-utils';
import { ScriptedConnection, aPage } from '../__testUtils__/ScriptedConnection';
import type { ClusterInfo, DirectoryState } from '../kube/ClusterDirectory';
import { KubeError } from '../kube/KubeError';
import { fillStore } from './fillStore';
import type { FillStoreOptions } from './fillStore';
import { InMemoryResourceStore } from './InMemoryResourceStore';
import { KubernetesVersions } from './KubernetesVersions';

const problem = { code: 'needs-service-account', message: 'Sign in' } as const;

function known(...clusters: ClusterInfo[]): DirectoryState {
  return { state: 'known', since: '2026-11-21T02:00:00Z', clusters };
}

const via = 'kubernetes-plugin' as const;
const prod = { name: 'prod', title: 'Production', via };
const test = { name: 'test', title: 'Test', via };
const broken = { name: 'broken', title: 'Broken', via };

describe('fillStore', () => {
  let stop: AbortController;
  beforeEach(() => {
    jest.useFakeTimers();
    stop = new AbortController();
  });
  afterEach(() => {
    stop.abort();
    jest.useRealTimers();
  });

  /** Fills a store from empty clusters, and from `broken`, which cannot be reached. */
  function fill(
    first: DirectoryState,
    options: Pick<FillStoreOptions, 'namespaces'> = {},
  ) {
    let state = first;
    const listeners = new Set<(state: DirectoryState) => void>();
    const store = InMemoryResourceStore.create();
    const versions = KubernetesVersions.create();
    const connected: string[] = [];
    const connections: ScriptedConnection[] = [];
    const running = fillStore(
      {
        directory: {
          current: () => state,
          subscribe(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        },
        store,
        versions,
        connectionOf(cluster) {
          connected.push(cluster);
          const script =
            cluster === 'broken'
              ? { listFails: new KubeError('unreachable', 'No answer') }
              : aPage('100', []);
          const connection = new ScriptedConnection(
            ...Array.from({ length: 8 }, () => script),
          );
          connections.push(connection);
          return connection;
        },
        ...options,
        logger: mockServices.logger.mock({
          child: () => mockServices.logger.mock(),
        }),
      },
      stop.signal,
    );
    return {
      running,
      store,
      versions,
      connections,
      connected,
      listeners,
      becomes(next: DirectoryState) {
        state = next;
        listeners.forEach(listener => listener(next));
      },
      async states() {
        await jest.advanceTimersByTimeAsync(0);
        return Object.fromEntries(
          [...store.snapshot().clusters].map(([cluster, kinds]) => [
            cluster,
            Object.values(kinds).map(({ freshness }) => freshness.state),
          ]),
        );
      },
    };
  }

  const live = ['live', 'live', 'live', 'live'];
  const failed = ['failed', 'failed', 'failed', 'failed'];

  it('waits until the clusters are known', async () => {
    const { connected, states, becomes } = fill({ state: 'reading' });

    expect(await states()).toEqual({});
    becomes(known(prod));

    expect(await states()).toEqual({ prod: live });
    expect(connected).toEqual(['prod']);
  });

  it('watches what can be watched, and one that fails leaves the others live', async () => {
    const { connected, states } = fill(
      known(prod, { ...test, problem }, broken),
    );

    expect(await states()).toEqual({ prod: live, broken: failed });
    expect(connected).toEqual(['prod', 'broken']);
  });

  it('follows clusters that come and go, and leaves the others alone', async () => {
    const { connected, states, becomes } = fill(known(prod));
    await states();

    becomes(known(prod, test));
    const both = await states();
    becomes(known(test));
    const one = await states();
    becomes(known(prod, test));
    const again = await states();

    expect([both, one, again]).toEqual([
      { prod: live, test: live },
      { test: live },
      { test: live, prod: live },
    ]);
    expect(connected).toEqual(['prod', 'test', 'prod']);
  });

  it('knows what version runs in the clusters that answer, as long as they are configured', async () => {
    const { versions, states, becomes } = fill(known(prod, broken));
    const read = () => ['prod', 'broken'].map(name => versions.get(name));
    await states();

    const before = read();
    becomes(known(test));
    await states();

    expect([before, read()]).toEqual([
      ['v1.36.1', undefined],
      [undefined, undefined],
    ]);
  });

  it('leaves clusters that only Argo CD tells of to whoever asks it, and begins anew when one is read by another way', async () => {
    const told = { ...test, via: 'argocd' as const };
    const { connected, states, becomes } = fill(known(prod, told));
    const before = await states();

    becomes(known({ ...prod, via: 'kuberay-config' }, told));
    const after = await states();

    expect([before, after]).toEqual([{ prod: live }, { prod: live }]);
    expect(connected).toEqual(['prod', 'prod']);
  });

  it('watches the namespaces that are named one by one, each kind in each of them', async () => {
    const { connections, states, store } = fill(known(prod), {
      namespaces: new Map([['prod', ['ray', 'argocd']]]),
    });

    expect(await states()).toEqual({ prod: live });
    expect(
      connections[0].asked.filter(one => !one.startsWith('watch')),
    ).toEqual([1, 2, 3, 4].flatMap(() => ['list in ray', 'list in argocd']));
    const { scopes } = store.snapshot().clusters.get('prod')?.Pod ?? {};
    expect([...(scopes?.keys() ?? [])]).toEqual(['ray', 'argocd']);
  });

  it('ends every reflector when it is stopped', async () => {
    const { running, listeners, states } = fill(known(prod, test));
    await states();

    stop.abort();
    await running;

    expect(listeners.size).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
