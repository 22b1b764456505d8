import type { KubeObject } from '../../kube-api';
import type { Operation } from '../Application';
import type { ComparedResource } from '../diff/compare';
import { kuberayOperator } from '../sources/kuberayOperator';
import { kuberayCrds } from '../sources/kuberayCrds';
import { findUndiscoverable, planSync } from './syncPlan';

function object(
  kind: string,
  annotations: Record<string, string> = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name: kind.toLowerCase(), annotations },
  };
}

const missing = (target: KubeObject): ComparedResource => ({
  target,
  live: undefined,
  status: 'OutOfSync',
});
const synced = (target: KubeObject): ComparedResource => ({
  target,
  live: target,
  status: 'Synced',
});
const extra = (live: KubeObject): ComparedResource => ({
  target: undefined,
  live,
  status: 'OutOfSync',
});

function plan(resources: ComparedResource[], sync: Operation['sync'] = {}) {
  return planSync({
    comparison: { syncStatus: 'OutOfSync', resources },
    operation: { sync },
  });
}

function kinds(resources: ComparedResource[], sync: Operation['sync'] = {}) {
  return plan(resources, sync).map(({ wave, groups }) => [
    wave,
    groups.map(tasks => `${tasks[0].action} ${tasks[0].object.kind}`),
  ]);
}

it('applies the operator’s objects in the recorded order of kinds', () => {
  const objects = kuberayOperator({
    release: '1.5.1',
    instance: 'ray-operator',
    namespace: 'ray-cluster',
    values: {},
  });
  expect(kinds(objects.reverse().map(missing))).toEqual([
    [
      0,
      [
        'apply ServiceAccount',
        'apply ClusterRole',
        'apply ClusterRoleBinding',
        'apply Role',
        'apply RoleBinding',
        'apply Service',
        'apply Deployment',
      ],
    ],
  ]);
});

it('sorts by wave, and prunes last in a wave', () => {
  const wave = (order: string) => ({ 'argocd.argoproj.io/sync-wave': order });
  expect(
    kinds([
      extra(object('Secret')),
      missing(object('Service')),
      missing(object('Deployment', wave('-1'))),
      missing(object('ConfigMap', wave('x'))),
    ]),
  ).toEqual([
    [-1, ['apply Deployment']],
    [0, ['apply ConfigMap', 'apply Service', 'prune Secret']],
  ]);
});

it.each([
  ['everything by default', {}, ['apply ConfigMap', 'apply Service']],
  [
    'only what drifted with ApplyOutOfSyncOnly',
    { syncOptions: ['ApplyOutOfSyncOnly=true'] },
    ['apply Service'],
  ],
  [
    'only what is asked for',
    { resources: [{ kind: 'ConfigMap', name: 'configmap' }] },
    ['apply ConfigMap'],
  ],
])('applies %s', (_, sync, expected) => {
  const resources = [synced(object('ConfigMap')), missing(object('Service'))];
  expect(kinds(resources, sync)).toEqual([[0, expected]]);
});

describe('findUndiscoverable', () => {
  const cluster = { ...object('RayCluster'), apiVersion: 'ray.io/v1' };
  const names = (resources: ComparedResource[], sync: Operation['sync'] = {}) =>
    findUndiscoverable(plan(resources, sync), kind => kind === 'ConfigMap').map(
      task => task.object.kind,
    );

  it('finds kinds that nobody serves', () => {
    expect(names([missing(object('ConfigMap')), missing(cluster)])).toEqual([
      'RayCluster',
    ]);
  });

  it('lets those pass that may be missing, or come with the same sync', () => {
    const syncOptions = ['SkipDryRunOnMissingResource=true'];
    expect(names([missing(cluster)], { syncOptions })).toEqual([]);
    const [crd] = kuberayCrds('1.5.1');
    expect(names([missing(cluster), missing(crd)])).toEqual([
      'CustomResourceDefinition',
    ]);
  });
});
