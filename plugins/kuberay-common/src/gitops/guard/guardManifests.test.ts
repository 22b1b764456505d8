import { readFileSync } from 'fs';
import { join } from 'path';
import { readYamlFiles } from '../__fixtures__/readYamlFiles';
import { renderManifests } from '../renderManifest';
import { guardManifests } from './guardManifests';

const asRun = readFileSync(
  join(
    __dirname,
    '..',
    '__fixtures__',
    'app-of-apps',
    'replica-guard-policy.yaml',
  ),
  'utf8',
);

describe('guardManifests', () => {
  it('is the policy and the binding that were run', () => {
    expect(
      readYamlFiles([
        { content: renderManifests(guardManifests(['ray-cluster'])) },
      ]),
    ).toEqual(readYamlFiles([{ content: asRun }]));
  });

  it('lists every namespace once', () => {
    const [, binding] = guardManifests(['a', 'b', 'a']);
    expect(binding.spec.matchResources.namespaceSelector).toEqual({
      matchExpressions: [
        {
          key: 'kubernetes.io/metadata.name',
          operator: 'In',
          values: ['a', 'b'],
        },
      ],
    });
  });

  it('carries a wave where a root has the objects themselves as children', () => {
    for (const { metadata } of guardManifests(['a'], '-1')) {
      expect(metadata).toEqual({
        name: 'raycluster-keep-autoscaled-replicas',
        annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
      });
    }
  });
});
