import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { anApplicationRecord } from '../../testUtils';
import {
  deployedVersion,
  findPlatformSkew,
  findVersionSkew,
} from './versionSkew';

function skew(chart: string, platform: { crds?: string; operator?: string }) {
  const { application, rayCluster } = aFoundApplication({
    rayCluster: { labels: { 'helm.sh/chart': `ray-cluster-${chart}` } },
  });
  return told(findVersionSkew({ application, rayCluster, ...platform }));
}

const platform = { crds: '1.5.1', operator: '1.5.1' };

describe('findVersionSkew', () => {
  it('warns of a chart that is ahead', () => {
    expect(skew('1.7.0', platform)).toEqual([
      'warning configuration version-skew: demo uses chart 1.7.0, and the operator is 1.5.1: fields that are new in the chart have no effect. => Upgrade the CRDs first, then the operator, to 1.7.0; or write targetRevision: 1.5.1 in demo.',
    ]);
  });

  it('mentions a chart that is behind: an upgrade comes to it last', () => {
    expect(skew('1.4.1', platform)).toEqual([
      'info configuration version-skew: demo uses chart 1.4.1, and the operator is 1.5.1. => Write targetRevision: 1.5.1 in demo.',
    ]);
  });

  it('finds what is ahead of the CRDs alone', () => {
    expect(skew('1.7.0', { crds: '1.5.1', operator: '1.7.0' })).toEqual([
      'warning configuration version-skew: demo uses chart 1.7.0, and the CRDs are 1.5.1: fields that are new in the chart have no effect. => Upgrade the CRDs first, then the operator, to 1.7.0; or write targetRevision: 1.5.1 in demo.',
    ]);
  });

  it('prefers what loses fields to what is only behind', () => {
    expect(skew('1.6.2', { crds: '1.5.1', operator: '1.7.0' })).toEqual([
      'warning configuration version-skew: demo uses chart 1.6.2, and the CRDs are 1.5.1: fields that are new in the chart have no effect. => Upgrade the CRDs first, then the operator, to 1.6.2; or write targetRevision: 1.5.1 in demo.',
    ]);
  });

  it.each([
    ['all are of one minor version', '1.5.0', platform],
    ['nobody tells what the platform is', '1.7.0', {}],
    ['the label is no version', 'main', platform],
  ])('says nothing where %s', (_, chart, versions) => {
    expect(skew(chart, versions)).toEqual([]);
  });
});

describe('findPlatformSkew', () => {
  const { application } = aFoundApplication({
    record: { name: 'ray-operator' },
  });

  it('warns of an operator that is ahead of its CRDs', () => {
    expect(
      told(findPlatformSkew({ application, crds: '1.5.1', operator: '1.7.0' })),
    ).toEqual([
      'warning configuration version-skew: ray-operator deploys the operator 1.7.0, and the CRDs are 1.5.1: the operator may write fields that they do not know. => Upgrade the CRDs to 1.7.0 at least.',
    ]);
  });

  it.each([
    ['v1.7.0', { path: 'helm-chart/kuberay-operator' }],
    ['1.7.0', { chart: 'kuberay-operator' }],
  ])('says to write %s where the source is %j', (version, source) => {
    const found = aFoundApplication({
      record: {
        name: 'ray-operator',
        sources: [{ repoURL: 'https://git.example.org/kuberay', ...source }],
      },
    });
    expect(
      findPlatformSkew({
        application: found.application,
        crds: '1.7.0',
        operator: '1.5.1',
      })[0].remedy,
    ).toBe(
      `Upgrade the operator to 1.7.0: write targetRevision: ${version} in ray-operator.`,
    );
  });

  it('mentions CRDs that are ahead, and is content with one minor version', () => {
    expect(
      findPlatformSkew({ application, crds: '1.7.0', operator: '1.5.1' })[0]
        .severity,
    ).toBe('info');
    expect(findPlatformSkew({ application, ...platform })).toEqual([]);
    expect(findPlatformSkew({ application, operator: '1.5.1' })).toEqual([]);
  });
});

describe('deployedVersion', () => {
  const repoURL = 'https://charts.example.org/kuberay';

  it.each([
    ['1.5.1', ['1.5.1'], '1.5.1'],
    ['1.5.*', ['1.5.3'], '1.5.3'],
    ['*', [], undefined],
  ])(
    'reads chart version %s with revisions %j as %s',
    (targetRevision, revisions, expected) => {
      const record = anApplicationRecord({
        rayClusters: [],
        sources: [{ repoURL, chart: 'kuberay-operator', targetRevision }],
        revisions,
      });
      expect(deployedVersion(record, 'operator')).toBe(expected);
    },
  );

  it.each([
    ['v1.5.1', '1.5.1'],
    ['HEAD', undefined],
    ['release-1.5', undefined],
    [undefined, undefined],
  ])('reads Git revision %s as %s', (targetRevision, expected) => {
    const record = anApplicationRecord({
      rayClusters: [],
      sources: [
        { repoURL, path: 'helm-chart/kuberay-operator/crds', targetRevision },
      ],
      revisions: ['a061d772dc0e025e0e904b6322459521da82d55d'],
    });
    expect(deployedVersion(record, 'crds')).toBe(expected);
    expect(deployedVersion(record, 'operator')).toBeUndefined();
  });
});
