import {
  aClusterManifest,
  anIgnoreRule,
} from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r2IgnoredCluster } from './r2IgnoredCluster';

function found(rule: object | undefined, options: object = {}) {
  return seen(r2IgnoredCluster, [
    aClusterManifest({
      ...options,
      spec: { ignoreDifferences: rule ? [rule] : undefined },
    }),
  ]).filter(([, severity]) => severity !== 'info');
}

describe('r2IgnoredCluster', () => {
  it.each([
    ['the computed name', anIgnoreRule(), {}],
    ['no rule at all', undefined, {}],
    ['no name, which means any', anIgnoreRule({ name: undefined }), {}],
    ['globs', anIgnoreRule({ group: '*.io', kind: 'Ray*' }), {}],
    [
      'a rule on something else',
      {
        group: 'apps',
        kind: 'Deployment',
        name: 'x',
        jsonPointers: ['/spec/replicas'],
      },
      {},
    ],
    [
      'an override',
      anIgnoreRule({ name: 'mine' }),
      { values: { fullnameOverride: 'mine' } },
    ],
    [
      'another release',
      anIgnoreRule({ name: 'my-kuberay' }),
      { helm: { releaseName: 'my-kuberay' } },
    ],
  ])('takes %s', (_title, rule, options) => {
    expect(found(rule, options)).toEqual([]);
  });

  it.each([
    ['group', 'apps'],
    ['kind', 'RayJob'],
    ['name', 'demo'],
    ['namespace', 'default'],
    ['name', '{{name}}'],
  ])('refuses %s %s', (field, wrong) => {
    expect(found(anIgnoreRule({ [field]: wrong }))).toEqual([
      [
        'ignore-rule-misses-cluster',
        'error',
        `spec.ignoreDifferences[0].${field}`,
        `"${wrong}" is not the RayCluster that Application "demo" renders`,
      ],
    ]);
  });

  it('notes that a name written by hand is right by the release only', () => {
    expect(seen(r2IgnoredCluster, [aClusterManifest()])).toEqual([
      [
        'ignore-rule-coupled',
        'info',
        'spec.ignoreDifferences[0].name',
        expect.stringContaining('because the release is "demo"'),
      ],
    ]);
  });

  it('warns of two Applications that render one RayCluster, and of no others', () => {
    const other = (options: object) =>
      seen(r2IgnoredCluster, [
        aClusterManifest(),
        aClusterManifest({
          metadata: { name: 'other' },
          helm: { releaseName: 'demo' },
          ...options,
        }),
      ]).filter(([, severity]) => severity === 'warning');
    expect(other({})).toEqual([
      [
        'claimed-twice',
        'warning',
        'metadata.name',
        expect.stringContaining('"demo" renders too'),
      ],
    ]);
    expect(other({ helm: {} })).toEqual([]);
    expect(other({ destination: { server: 'https://other' } })).toEqual([]);
    expect(other({ destination: { namespace: 'other' } })).toEqual([]);
    expect(
      other({ destination: { server: undefined, name: 'in-cluster' } }),
    ).toHaveLength(1);
  });
});
