import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
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

function parseAll(content: string): unknown[] {
  return parseAllDocuments(content, { version: '1.1' }).map(document =>
    document.toJS(),
  );
}

describe('guardManifests', () => {
  it('is the policy and the binding that were run', () => {
    expect(parseAll(renderManifests(guardManifests(['ray-cluster'])))).toEqual(
      parseAll(asRun),
    );
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
