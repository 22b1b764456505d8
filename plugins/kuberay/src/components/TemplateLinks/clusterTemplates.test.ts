import type { Entity } from '@backstage/catalog-model';
import { aRayClusterView } from 'backstage-plugin-kuberay-common/testUtils';
import { clusterTemplates } from './clusterTemplates';

const rayCluster = aRayClusterView({
  ref: { cluster: 'prod', namespace: 'ray', name: 'gpu' },
});
const annotations = {
  'kuberay.io/raycluster': 'prod/ray/gpu',
  'argocd/app-name': 'gpu',
};

function anEntity(
  given: Record<string, string> = annotations,
  kind = 'Resource',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'gpu', annotations: given },
    spec: { type: 'ray-cluster' },
  };
}

const named = (raycluster: string) => ({
  ...annotations,
  'kuberay.io/raycluster': raycluster,
});

describe('clusterTemplates', () => {
  it('offers both for the entity that is the cluster', () => {
    expect(clusterTemplates(anEntity(), rayCluster)).toEqual({
      change: true,
      retire: true,
    });
  });

  it('does not retire a component that uses the cluster: it would leave the catalog, too', () => {
    expect(
      clusterTemplates(anEntity(annotations, 'Component'), rayCluster),
    ).toEqual({ change: true, retire: false });
  });

  it.each`
    what                              | given
    ${'no annotation'}                | ${{}}
    ${'another cluster'}              | ${named('prod/ray/cpu')}
    ${'another Kubernetes cluster'}   | ${named('test/ray/gpu')}
    ${'no Kubernetes cluster'}        | ${named('ray/gpu')}
    ${'several clusters'}             | ${named('prod/ray/gpu, prod/ray/cpu')}
    ${'an annotation that is broken'} | ${named('gpu')}
    ${'no Application'}               | ${{ 'kuberay.io/raycluster': 'prod/ray/gpu' }}
    ${'several Applications'}         | ${{ ...annotations, 'argocd/app-name': 'gpu,cpu' }}
  `('offers nothing for $what, since the templates read it', ({ given }) => {
    expect(clusterTemplates(anEntity(given), rayCluster)).toEqual({
      change: false,
      retire: false,
    });
  });

  it('offers nothing for what a RayJob has made', () => {
    expect(
      clusterTemplates(anEntity(), {
        ...rayCluster,
        originatedFrom: { kind: 'RayJob', name: 'nightly' },
      }),
    ).toEqual({ change: false, retire: false });
  });
});
