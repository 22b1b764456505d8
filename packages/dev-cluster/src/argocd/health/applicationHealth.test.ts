import type { KubeObject } from '../../kube-api';
import { applicationHealth } from './applicationHealth';
import { resourceHealth } from './resourceHealth';

function object(kind: string, more: object = {}): KubeObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'one' }, ...more };
}

const rolledOut = {
  spec: { replicas: 1 },
  status: { replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
};
const established = {
  status: { conditions: [{ type: 'Established', status: 'True' }] },
};

it.each([
  ['a Deployment without status', object('Deployment'), 'Progressing'],
  ['a Deployment rolled out', object('Deployment', rolledOut), 'Healthy'],
  [
    'a Deployment whose pod is not available',
    object('Deployment', { status: { replicas: 1, updatedReplicas: 1 } }),
    'Progressing',
  ],
  [
    'a Deployment that the controller has not seen',
    object('Deployment', {
      ...rolledOut,
      metadata: { name: 'one', generation: 2 },
    }),
    'Progressing',
  ],
  [
    'a Deployment past its deadline',
    object('Deployment', {
      status: {
        conditions: [
          { type: 'Progressing', reason: 'ProgressDeadlineExceeded' },
        ],
      },
    }),
    'Degraded',
  ],
  [
    'a paused Deployment',
    object('Deployment', { spec: { paused: true } }),
    'Suspended',
  ],
  [
    'a CRD without conditions',
    object('CustomResourceDefinition'),
    'Progressing',
  ],
  [
    'a CRD that is Established',
    object('CustomResourceDefinition', established),
    'Healthy',
  ],
  [
    'a CRD whose names are taken',
    object('CustomResourceDefinition', {
      status: { conditions: [{ type: 'NamesAccepted', status: 'False' }] },
    }),
    'Degraded',
  ],
  [
    'a pod that failed',
    object('Pod', { status: { phase: 'Failed' } }),
    'Degraded',
  ],
  [
    'a pod that waits',
    object('Pod', { status: { phase: 'Pending' } }),
    'Progressing',
  ],
  [
    'a pod that is ready',
    object('Pod', {
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    }),
    'Healthy',
  ],
  ['a Service', object('Service'), 'Healthy'],
  [
    'a RayCluster in any state',
    object('RayCluster', { status: { state: 'failed' } }),
    undefined,
  ],
  [
    'an Application in any state',
    object('Application', { status: { health: { status: 'Degraded' } } }),
    undefined,
  ],
  [
    'anything that is being deleted',
    object('RayCluster', {
      metadata: { name: 'one', deletionTimestamp: '2026-11-21T02:00:00Z' },
    }),
    'Progressing',
  ],
])('judges %s', (_, live, health) => {
  expect(resourceHealth(live)).toBe(health);
});

const there = (live: KubeObject) => ({
  target: live,
  live,
  status: 'Synced' as const,
});
const missing = {
  target: object('RayCluster'),
  live: undefined,
  status: 'OutOfSync' as const,
};

it.each([
  ['nothing at all', [], 'Healthy'],
  ['nothing there yet', [missing], 'Missing'],
  [
    'something missing beside something live',
    [missing, there(object('ConfigMap'))],
    'Healthy',
  ],
  ['a RayCluster', [there(object('RayCluster'))], 'Healthy'],
  [
    'a Deployment on its way beside a Service',
    [there(object('Service')), there(object('Deployment'))],
    'Progressing',
  ],
  [
    'something degraded beside something on its way',
    [
      there(object('Deployment')),
      there(object('Pod', { status: { phase: 'Failed' } })),
    ],
    'Degraded',
  ],
])('takes the worst for an Application of %s', (_, resources, health) => {
  expect(applicationHealth(resources)).toBe(health);
});
