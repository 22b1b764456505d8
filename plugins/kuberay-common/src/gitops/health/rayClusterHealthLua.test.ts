import { readFileSync } from 'fs';
import { join } from 'path';
import { evaluateHealth } from './__testUtils__/evaluateHealth';
import { RAY_CLUSTER_HEALTH_LUA } from './rayClusterHealthLua';

interface RayCluster {
  metadata: { name: string; namespace: string; deletionTimestamp?: string };
  status?: object;
}

function recorded(moment: string): RayCluster[] {
  const path = ['..', '..', '__fixtures__', 'recorded', `${moment}.json`];
  return JSON.parse(readFileSync(join(__dirname, ...path), 'utf8')).rayClusters;
}

const zoo = recorded('zoo');

function inZoo(namespace: string): RayCluster {
  const found = zoo.find(({ metadata }) => metadata.namespace === namespace);
  if (!found) {
    throw new Error(`no RayCluster in ${namespace}`);
  }
  return found;
}

function health(object: unknown) {
  return evaluateHealth(RAY_CLUSTER_HEALTH_LUA, object);
}

function withConditions(
  conditions: Array<{
    type: string;
    status: string;
    reason?: string;
    message?: string;
  }>,
): object {
  return { metadata: { name: 'ray' }, status: { conditions } };
}

const PROVISIONING = { status: 'Progressing', message: 'provisioning pods' };
const READY = { status: 'Healthy', message: 'ready' };

describe('the health check of RayCluster', () => {
  it.each([
    ['at-max', READY],
    ['crash-loop', READY],
    ['gpu', PROVISIONING],
    ['image-drift', READY],
    ['image-pull', READY],
    ['invalid-spec', READY],
    [
      'long-name',
      { status: 'Progressing', message: 'waiting for the KubeRay operator' },
    ],
    ['new-chart', READY],
    ['no-autoscaler', READY],
    ['old-chart', READY],
    ['orphan', READY],
    ['suspended', { status: 'Suspended', message: 'suspended' }],
    ['unschedulable', PROVISIONING],
  ])('says of %s in the zoo %j', (namespace, expected) => {
    expect(health(inZoo(namespace))).toEqual(expected);
  });

  it('sees a head pod that is lost, and a healthy one', () => {
    expect(recorded('nodes-lost').map(health)).toEqual([
      { status: 'Degraded', message: 'head pod not ready: Unknown' },
    ]);
    expect(recorded('healthy').map(health)).toEqual([READY]);
  });

  it('says why a head pod does not start or does not stay', () => {
    const head = {
      type: 'HeadPodReady',
      status: 'False',
      reason: 'CrashLoopBackOff',
    };
    expect(
      health(
        withConditions([
          { type: 'RayClusterProvisioned', status: 'False' },
          head,
        ]),
      ),
    ).toEqual({ status: 'Degraded', message: 'head pod: CrashLoopBackOff' });
    expect(
      health(
        withConditions([
          { type: 'RayClusterProvisioned', status: 'True' },
          head,
        ]),
      ),
    ).toEqual({
      status: 'Degraded',
      message: 'head pod not ready: CrashLoopBackOff',
    });
  });

  it('takes the message of a failure, or its reason', () => {
    const failure = {
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreateWorkerPod',
    };
    expect(health(withConditions([failure]))).toEqual({
      status: 'Degraded',
      message: 'FailedCreateWorkerPod',
    });
    expect(
      health(withConditions([{ ...failure, message: 'quota exceeded' }])),
    ).toEqual({ status: 'Degraded', message: 'quota exceeded' });
  });

  it('goes by the state where the operator writes no conditions', () => {
    const of = (state?: string) => health({ metadata: {}, status: { state } });
    expect(of('ready')).toEqual(READY);
    expect(of('suspended')).toEqual({
      status: 'Suspended',
      message: 'suspended',
    });
    expect(of('failed').status).toBe('Progressing');
    expect(of().status).toBe('Progressing');
  });

  it('says that a cluster is being suspended or deleted, and nothing else of one that is', () => {
    expect(
      health(
        withConditions([{ type: 'RayClusterSuspending', status: 'True' }]),
      ),
    ).toEqual({ status: 'Progressing', message: 'suspending' });
    for (const object of zoo) {
      expect(
        health({
          ...object,
          metadata: {
            ...object.metadata,
            deletionTimestamp: '2026-11-21T02:00:00Z',
          },
        }),
      ).toEqual({ status: 'Progressing', message: 'being deleted' });
    }
  });
});
