import type { KubeObject } from '../../kube-api';
import type { IgnoreRule } from '../Application';
import { findUnsupportedRules, withoutIgnored } from './ignoreRules';

const deployment: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'one', namespace: 'lab', labels: { 'a/b': 'c' } },
  spec: { replicas: 3, list: [{ x: 1 }, { x: 2 }] },
};
const jsonPointers = ['/spec/replicas'];

it.each<[string, IgnoreRule, boolean]>([
  ['kind and group', { group: 'apps', kind: 'Deployment' }, true],
  ['globs', { group: '*', kind: 'Deploy*' }, true],
  [
    'name and namespace',
    { group: 'apps', kind: 'Deployment', name: 'one', namespace: 'lab' },
    true,
  ],
  ['another group', { group: 'ray.io', kind: 'Deployment' }, false],
  ['no group', { kind: 'Deployment' }, false],
  ['another name', { group: 'apps', kind: 'Deployment', name: 'two' }, false],
  [
    'another namespace',
    { group: 'apps', kind: 'Deployment', namespace: 'x' },
    false,
  ],
])('matches by %s', (_, rule, isIgnored) => {
  const stripped = withoutIgnored(
    deployment,
    [{ ...rule, jsonPointers }],
    deployment,
  );
  expect(stripped).toEqual(
    isIgnored
      ? { ...deployment, spec: { list: [{ x: 1 }, { x: 2 }] } }
      : deployment,
  );
});

it('follows JSON pointers into lists and escaped names', () => {
  const rule = {
    group: 'apps',
    kind: 'Deployment',
    jsonPointers: ['/spec/list/1/x', '/metadata/labels/a~1b'],
  };
  expect(withoutIgnored(deployment, [rule], deployment)).toEqual({
    ...deployment,
    metadata: { ...deployment.metadata, labels: {} },
    spec: { replicas: 3, list: [{ x: 1 }, {}] },
  });
});

it('names what it cannot follow, and nothing of what it can', () => {
  expect(
    findUnsupportedRules([
      { kind: 'A', managedFieldsManagers: ['python-requests'] },
      { kind: 'B', jqPathExpressions: ['.spec[].x', '.spec | keys'] },
      { kind: 'C', jsonPointers: ['/spec'] },
    ]),
  ).toEqual([
    'ignoreDifferences by managedFieldsManagers',
    'jq expression ".spec | keys"',
  ]);
});
