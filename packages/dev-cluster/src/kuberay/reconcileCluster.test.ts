import type { KubeObject } from '../kube-api/KubeObject';
import { asPod } from '../nodes/Pod';
import type { Pod } from '../nodes/Pod';
import { guideCluster } from './__testUtils__/startStory';
import { readRayCluster } from './RayCluster';
import type { RayClusterStatus } from './RayCluster';
import { reconcileCluster } from './reconcileCluster';
import type { ClusterAction } from './reconcileCluster';
import { buildAutoscalerAccess, buildHeadService } from './rayServices';

const NOW = Date.parse('2026-11-21T02:00:00Z');

function aPod(
  name: string,
  group: string,
  extra: { phase?: string; leaving?: boolean } = {},
): Pod {
  return asPod({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'ray-cluster',
      labels: {
        'ray.io/cluster': 'raycluster-kuberay',
        'ray.io/node-type': group === 'headgroup' ? 'head' : 'worker',
        'ray.io/group': group,
      },
      ...(extra.leaving && { deletionTimestamp: '2026-11-21T02:00:30Z' }),
    },
    spec: { containers: [], restartPolicy: 'Never' },
    status: {
      phase: extra.phase ?? 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  });
}

const HEAD = aPod('head', 'headgroup');
const ALL = [
  HEAD,
  aPod('s1', 'standard-worker'),
  aPod('a1', 'additional-worker-group1'),
  aPod('b1', 'additional-worker-group2'),
];

function actionsFor(
  pods: Pod[],
  change: Parameters<typeof guideCluster>[0] = () => {},
  status?: RayClusterStatus,
): string[] {
  const object = { ...guideCluster(change), status } as KubeObject;
  const cluster = readRayCluster(object);
  const { actions } = reconcileCluster({
    cluster,
    pods,
    others: [...buildAutoscalerAccess(cluster), buildHeadService(cluster)],
    now: NOW,
  });
  return actions.map(describeAction);
}

function describeAction(action: ClusterAction): string {
  switch (action.type) {
    case 'create':
      return `create ${action.object.metadata.generateName}`;
    case 'delete':
      return `delete ${action.key.name}: ${action.event.reason}`;
    case 'say':
      return `say ${action.event.reason}`;
    default: {
      const unknown: never = action;
      throw new Error(`unknown action ${JSON.stringify(unknown)}`);
    }
  }
}

describe('what the operator does', () => {
  it('is nothing when everything is there', () => {
    expect(actionsFor(ALL)).toEqual([]);
  });

  it('begins with account, rights and service, then head and workers', () => {
    const cluster = readRayCluster(guideCluster());
    const { actions } = reconcileCluster({
      cluster,
      pods: [],
      others: [],
      now: NOW,
    });
    expect(
      actions.map(action =>
        action.type === 'create'
          ? [action.object.kind, action.event.reason]
          : action.type,
      ),
    ).toEqual([
      ['ServiceAccount', 'CreatedServiceAccount'],
      ['Role', 'CreatedRole'],
      ['RoleBinding', 'CreatedRoleBinding'],
      ['Service', 'CreatedService'],
      ['Pod', 'CreatedHeadPod'],
      ['Pod', 'CreatedWorkerPod'],
      ['Pod', 'CreatedWorkerPod'],
      ['Pod', 'CreatedWorkerPod'],
    ]);
  });

  it('replaces a worker that ended, in two steps', () => {
    const failed = aPod('s1', 'standard-worker', { phase: 'Failed' });
    const others = ALL.filter(pod => pod.metadata.name !== 's1');
    expect(actionsFor([...others, failed])).toEqual([
      'delete s1: DeletedWorkerPod',
    ]);
    expect(actionsFor(others)).toEqual([
      'create raycluster-kuberay-standard-worker-worker-',
    ]);
  });

  it('deletes exactly the workers that the autoscaler names', () => {
    const pods = [...ALL, aPod('s2', 'standard-worker')];
    expect(
      actionsFor(pods, spec => {
        spec.workerGroupSpecs[0].scaleStrategy = {
          workersToDelete: ['s1', 'gone'],
        };
      }),
    ).toEqual(['delete s1: DeletedWorkerPod']);
  });

  it.each([
    ['with autoscaling deletes no surplus', true, []],
    [
      'without autoscaling deletes down to replicas',
      false,
      ['delete s1: DeletedWorkerPod', 'delete s2: DeletedWorkerPod'],
    ],
  ])('%s', (_, autoscaling, expected) => {
    const pods = [
      ...ALL,
      aPod('s2', 'standard-worker'),
      aPod('s3', 'standard-worker'),
    ];
    expect(
      actionsFor(pods, spec => {
        spec.enableInTreeAutoscaling = autoscaling;
      }),
    ).toEqual(expected);
  });

  it('does not delete a second one while the first is on its way out', () => {
    const pods = [...ALL, aPod('s2', 'standard-worker', { leaving: true })];
    expect(
      actionsFor(pods, spec => {
        spec.enableInTreeAutoscaling = false;
      }),
    ).toEqual([]);
  });

  it('leaves the pods of a removed group alone', () => {
    expect(
      actionsFor(ALL, spec => {
        spec.workerGroupSpecs.pop();
      }),
    ).toEqual([]);
  });

  it('makes the pods of one of two groups that have the same name', () => {
    expect(
      actionsFor([HEAD], spec => {
        const [first] = spec.workerGroupSpecs;
        spec.workerGroupSpecs = [first, structuredClone(first)];
      }),
    ).toEqual(['create raycluster-kuberay-standard-worker-worker-']);
  });

  it('makes numOfHosts pods per replica, within the bounds', () => {
    expect(
      actionsFor(ALL, spec => {
        Object.assign(spec.workerGroupSpecs[0], {
          replicas: 9,
          maxReplicas: 2,
          numOfHosts: 2,
        });
      }),
    ).toEqual(
      Array(3).fill('create raycluster-kuberay-standard-worker-worker-'),
    );
  });

  it('suspends in steps: first the condition, then the pods', () => {
    const suspend = (spec: { suspend?: boolean }) => {
      spec.suspend = true;
    };
    expect(actionsFor(ALL, suspend)).toEqual([]);
    const suspending: RayClusterStatus = {
      conditions: [
        {
          type: 'RayClusterSuspending',
          status: 'True',
          reason: 'RayClusterSuspending',
          message: '',
          lastTransitionTime: '2026-11-21T02:00:00Z',
        },
      ],
    };
    expect(actionsFor(ALL, suspend, suspending)).toEqual([
      'delete head: DeletedPod',
      'delete s1: DeletedPod',
      'delete a1: DeletedPod',
      'delete b1: DeletedPod',
    ]);
  });

  it('is a warning and nothing else for a name that is too long', () => {
    const object = guideCluster((_, metadata) => {
      metadata.name = 'x'.repeat(54);
    });
    expect(
      reconcileCluster({
        cluster: readRayCluster(object),
        pods: [],
        others: [],
        now: NOW,
      }),
    ).toEqual({
      actions: [
        {
          type: 'say',
          event: expect.objectContaining({
            type: 'Warning',
            reason: 'InvalidRayClusterMetadata',
          }),
        },
      ],
      status: undefined,
    });
  });
});
