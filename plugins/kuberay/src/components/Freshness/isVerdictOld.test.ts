import {
  verdict,
  verdictOn,
  type SourceView,
} from 'backstage-plugin-kuberay-common';
import {
  anEntityView,
  aRayClusterView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { isVerdictOld, sourceOf } from './isVerdictOld';

const stale: SourceView['freshness'] = {
  state: 'stale',
  observedAt: '2026-11-21T02:05:00Z',
  problem: { code: 'unreachable', message: 'Connection refused.' },
};
const live: SourceView['freshness'] = {
  state: 'live',
  since: '2026-11-21T02:05:00Z',
};
const source = (
  cluster: string,
  freshness: SourceView['freshness'],
  kind: SourceView['kind'] = 'kubernetes',
): SourceView => ({ kind, cluster, title: cluster, freshness });

const day = aRayClusterView({
  ref: { cluster: 'prod', namespace: 'ray', name: 'day' },
});
const night = aRayClusterView({
  ref: { cluster: 'batch', namespace: 'ray', name: 'night' },
});
const crashing = verdict('workers-crashing', 'error', {
  failing: 2,
  desired: 2,
});

describe('isVerdictOld', () => {
  const batchIsStale = [source('prod', live), source('batch', stale)];
  it.each`
    what                                              | view                                                                                                     | old
    ${'the only source is live'}                      | ${{}}                                                                                                    | ${false}
    ${'the only source is stale'}                     | ${{ sources: [source('prod', stale)] }}                                                                  | ${true}
    ${'it is about all, and one source is stale'}     | ${{ rayClusters: [day, night], sources: batchIsStale }}                                                  | ${true}
    ${'it is about the cluster of the stale source'}  | ${{ rayClusters: [day, night], sources: batchIsStale, verdict: verdictOn('night', crashing) }}           | ${true}
    ${'another cluster’s source is stale'}            | ${{ rayClusters: [day, night], sources: batchIsStale, verdict: verdictOn('day', crashing) }}             | ${false}
    ${'it names its cluster in full'}                 | ${{ rayClusters: [day, night], sources: batchIsStale, verdict: verdictOn('batch/ray/night', crashing) }} | ${true}
    ${'Argo CD’s instance is stale, and Ray is live'} | ${{ sources: [source('prod', live), source('argocd', stale, 'argocd')] }}                                | ${false}
    ${'nothing matched while a source could tell'}    | ${{ rayClusters: [], sources: [source('prod', stale)] }}                                                 | ${true}
  `('says $old where $what', ({ view, old }) => {
    expect(isVerdictOld(anEntityView(view))).toBe(old);
  });
});

describe('sourceOf', () => {
  it('takes the Kubernetes cluster, not an Argo CD instance of the same name', () => {
    const kubernetes = source('prod', live);
    expect(
      sourceOf([source('prod', stale, 'argocd'), kubernetes], {
        cluster: 'prod',
      }),
    ).toBe(kubernetes);
  });

  it('takes the instance where nothing else has the name', () => {
    const instance = source('prod', stale, 'argocd');
    expect(sourceOf([instance], { cluster: 'prod' })).toBe(instance);
  });
});
