import { applicationRole } from './applicationRole';
import type { ApplicationRecord } from './records';

const repoURL = 'https://git.example.org/kuberay';

describe('applicationRole', () => {
  it.each<[ApplicationRecord['sources'], string]>([
    [[{ repoURL, chart: 'ray-cluster' }], 'cluster'],
    [[{ repoURL, chart: 'charts/ray-cluster' }], 'cluster'],
    [[{ repoURL, path: 'helm-chart/ray-cluster' }], 'cluster'],
    [[{ repoURL, path: 'helm-chart/ray-cluster/' }], 'cluster'],
    [[{ repoURL, path: 'helm-chart/kuberay-operator/crds' }], 'crds'],
    [[{ repoURL, path: 'ray-operator/config/crd' }], 'crds'],
    [[{ repoURL, path: 'helm-chart/kuberay-operator' }], 'operator'],
    [[{ repoURL, chart: 'kuberay-operator' }], 'operator'],
    [
      [
        { repoURL, path: 'values' },
        { repoURL, chart: 'ray-cluster' },
      ],
      'cluster',
    ],
    [[{ repoURL, path: 'apps' }], 'other'],
    [[{ repoURL, path: 'my-ray-cluster' }], 'other'],
    [[{ repoURL }], 'other'],
    [[{ repoURL: 'oci://ghcr.example.org/charts/ray-cluster' }], 'cluster'],
    [[{ repoURL: 'https://git.example.org/ray-cluster' }], 'other'],
    [[], 'other'],
  ])('reads %j as %s', (sources, role) => {
    expect(applicationRole({ sources, rayClusters: [] })).toBe(role);
  });

  it('knows by its resources an Application that wraps the chart', () => {
    expect(
      applicationRole({
        sources: [{ repoURL, path: 'charts/team-ray' }],
        rayClusters: [{ namespace: 'ray', name: 'demo-kuberay' }],
      }),
    ).toBe('cluster');
  });

  it('knows by its resources an Application that has the CRDs in a folder of its own', () => {
    const crds = { rayClusters: [], bringsCrds: true };
    expect(
      applicationRole({
        ...crds,
        sources: [{ repoURL, path: 'platform/crds' }],
      }),
    ).toBe('crds');
    expect(
      applicationRole({
        ...crds,
        sources: [{ repoURL, path: 'helm-chart/kuberay-operator' }],
      }),
    ).toBe('operator');
  });
});
