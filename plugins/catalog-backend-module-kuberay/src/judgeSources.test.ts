import type {
  ClusterSource,
  Freshness,
  SourcesView,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import { judgeSources } from './judgeSources';

const live: Freshness = { state: 'live', since: '2026-11-21T02:00:00Z' };
const otherLive: Freshness = { state: 'live', since: '2026-11-21T03:00:00Z' };
const syncing: Freshness = { state: 'syncing' };

function failed(
  code: 'forbidden' | 'needs-service-account' = 'forbidden',
): Freshness {
  const problem = { code, message: 'No.' };
  return { state: 'failed', since: '2026-11-21T02:00:00Z', problem };
}

function stale(observedAt = '2026-11-21T02:00:00Z'): Freshness {
  const problem = { code: 'unreachable' as const, message: 'No answer.' };
  return { state: 'stale', observedAt, problem };
}

function aSource(
  freshness: Freshness,
  overrides: Partial<SourceView> = {},
): SourceView {
  return {
    kind: 'kubernetes',
    cluster: 'prod',
    title: 'Production',
    freshness,
    ...overrides,
  };
}

function details(
  freshness: Freshness,
  kinds: Record<string, Freshness>,
): SourcesView {
  const source: ClusterSource = {
    ...aSource(freshness),
    via: 'kubernetes-plugin',
    kinds: Object.entries(kinds).map(([kind, its]) => ({
      kind,
      installed: true,
      objects: 1,
      freshness: its,
    })),
  };
  return { sources: [source], instances: [] };
}

const none: SourcesView = { sources: [], instances: [] };

describe('judgeSources', () => {
  it('has read a live source wholly', () => {
    expect(
      judgeSources({ pages: [[aSource(live)]], details: [none, none] }),
    ).toEqual([
      {
        kind: 'kubernetes',
        name: 'prod',
        isRead: true,
        knowsApplications: true,
        hidesClusters: false,
      },
    ]);
  });

  it.each([
    {
      said: 'not live on one page',
      pages: [[aSource(live)], [aSource(stale())]],
    },
    { said: 'missing on one page', pages: [[aSource(live)], []] },
    { said: 'syncing', pages: [[aSource(syncing)]] },
    { said: 'failed', pages: [[aSource(failed())]] },
  ])('has not read a source that is $said', ({ pages }) => {
    expect(judgeSources({ pages, details: [none, none] })).toEqual([
      expect.objectContaining({ isRead: false, knowsApplications: false }),
    ]);
  });

  it('tells a Kubernetes cluster from the Argo CD instance of the same name', () => {
    const instance = aSource(stale(), { kind: 'argocd' });

    expect(
      judgeSources({
        pages: [[aSource(live), instance]],
        details: [none, none],
      }),
    ).toEqual([
      expect.objectContaining({ kind: 'kubernetes', isRead: true }),
      expect.objectContaining({ kind: 'argocd', isRead: false }),
    ]);
  });

  describe('of a source that is live but for one kind', () => {
    const pages = [[aSource(failed())]];
    const withoutPods = details(failed(), {
      RayCluster: live,
      Pod: failed(),
      Application: live,
    });

    it('has read the RayClusters where only the pods are forbidden', () => {
      expect(
        judgeSources({ pages, details: [withoutPods, withoutPods] }),
      ).toEqual([
        expect.objectContaining({
          isRead: true,
          knowsApplications: true,
          hidesClusters: false,
        }),
      ]);
    });

    it('has read the RayClusters, and not the Applications where those are forbidden', () => {
      const told = details(failed(), {
        RayCluster: live,
        Application: failed(),
      });

      expect(judgeSources({ pages, details: [told, told] })).toEqual([
        expect.objectContaining({ isRead: true, knowsApplications: false }),
      ]);
    });

    it.each([
      {
        said: 'the RayClusters are what is forbidden',
        told: [1, 2].map(() => details(failed(), { RayCluster: failed() })),
      },
      {
        said: 'they were read anew in between',
        told: [
          withoutPods,
          details(failed(), { RayCluster: otherLive, Application: live }),
        ],
      },
      {
        said: 'another process answered',
        told: [1, 2].map(() => details(stale(), { RayCluster: live })),
      },
      { said: 'the source was gone in between', told: [withoutPods, none] },
    ])('has not read them where $said', ({ told }) => {
      expect(judgeSources({ pages, details: told })).toEqual([
        expect.objectContaining({ isRead: false }),
      ]);
    });
  });

  it.each([
    [aSource(syncing), true],
    [aSource(failed()), true],
    [aSource(stale(), { kind: 'argocd' }), true],
    [aSource(stale()), false],
    [aSource(failed('needs-service-account')), false],
    [aSource(live), false],
    [aSource(live, { kind: 'argocd' }), false],
  ])('knows what can hide further clusters: %j', (source, hidesClusters) => {
    expect(judgeSources({ pages: [[source]], details: [none, none] })).toEqual([
      expect.objectContaining({ hidesClusters }),
    ]);
  });
});
