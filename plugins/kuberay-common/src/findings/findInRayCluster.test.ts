import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  aWorkerGroupRecord,
} from '../testUtils';
import { assessRayCluster } from '../ray';
import type { Finding } from '../view';
import {
  anEvent,
  findInCluster,
  NOW,
  type Given,
} from './__testUtils__/findInCluster';

/** Of one thing wrong: the cluster that has it, what is said, and the twin that differs in nothing else and has it not. */
interface Case {
  sick: Given;
  found: Omit<Finding, 'rayCluster'>;
  healthy: Given;
  why: string;
}

const provisioned = { type: 'RayClusterProvisioned', status: 'True' };
const headReady = { type: 'HeadPodReady', status: 'True' };
const head = aHeadPodRecord();
const pending = { phase: 'Pending', ready: false };
const notReady = { ready: false, readyReason: 'ContainersNotReady' };
const three = { spec: { groups: [aWorkerGroupRecord({ replicas: 3 })] } };
const workers = (count: number) =>
  new Array(count).fill(0).map((_, index) => aPodRecord({ name: `w${index}` }));
const gpuGroup = aWorkerGroupRecord({
  name: 'gpu',
  replicas: 1,
  maxReplicas: 1,
  template: { requests: { cpu: '1' }, limits: { 'nvidia.com/gpu': '1' } },
});
const gpuPods = [head, aPodRecord({ group: 'gpu' })];
const noGpuGroup = { spec: { groups: [gpuGroup] } };
const askedFor = (GPU: number, count: number, atLeast = false) => ({
  pendingDemands: [{ resources: { CPU: 1, GPU }, count, atLeast }],
});
const gone = (minutes: number) =>
  new Date(Date.parse('2026-11-21T03:00:00Z') - minutes * 60_000).toISOString();

const cases: Record<string, Case> = {
  'name-too-long': {
    sick: { record: { name: 'a'.repeat(54), status: undefined }, pods: [] },
    found: {
      code: 'name-too-long',
      severity: 'error',
      about: 'runtime',
      message:
        'The operator does nothing for this cluster: its name has 54 characters, 53 are allowed.',
      remedy:
        'A name cannot be changed: write a shorter helm.releaseName or fullnameOverride in Git. The cluster is made anew under that name, and the rule under spec.ignoreDifferences has to name it.',
    },
    healthy: {
      record: {
        name: 'a'.repeat(53),
        status: undefined,
        createdAt: gone(1),
      },
      pods: [],
    },
    why: '53 characters are allowed',
  },
  'spec-rejected': {
    sick: { record: { status: undefined }, pods: [], events: [anEvent()] },
    found: {
      code: 'spec-rejected',
      severity: 'error',
      about: 'runtime',
      message:
        'The operator does nothing for this cluster: rayStartParams.labels is not supported',
      remedy: 'Correct the RayCluster in Git.',
    },
    healthy: {
      record: { status: undefined, createdAt: gone(1) },
      pods: [],
      events: [
        anEvent({
          involved: { kind: 'RayCluster', name: 'demo-kuberay', uid: 'before' },
        }),
      ],
    },
    why: 'the event is about a predecessor of the same name',
  },
  'edit-rejected': {
    sick: {
      record: { generation: 2, status: { observedGeneration: 1 } },
      events: [anEvent()],
    },
    found: {
      code: 'edit-rejected',
      severity: 'warning',
      about: 'runtime',
      message:
        'The operator rejects the last edit, and the cluster runs on as it was: rayStartParams.labels is not supported',
      remedy: 'Correct the RayCluster in Git.',
    },
    healthy: {
      record: { generation: 3, status: { observedGeneration: 3 } },
      events: [anEvent()],
    },
    why: 'the operator has accepted the generation that stands there',
  },
  'operator-silent': {
    sick: { record: { status: undefined, createdAt: gone(3) }, pods: [] },
    found: {
      code: 'operator-silent',
      severity: 'warning',
      about: 'runtime',
      message:
        'The operator has said nothing of this cluster since it was created at 2026-11-21T02:57:00.000Z.',
      remedy:
        'Check that the KubeRay operator runs and watches the namespace ray.',
    },
    healthy: {
      record: { status: undefined, createdAt: gone(1) },
      pods: [],
    },
    why: 'it was created a minute ago',
  },
  'replica-failure': {
    sick: {
      record: {
        status: {
          conditions: [
            headReady,
            provisioned,
            {
              type: 'ReplicaFailure',
              status: 'True',
              reason: 'FailedCreateWorkerPod',
              message: 'exceeded quota: team',
            },
          ],
        },
      },
    },
    found: {
      code: 'replica-failure',
      severity: 'error',
      about: 'runtime',
      message: 'FailedCreateWorkerPod: exceeded quota: team',
      remedy:
        'Look at the quota of the namespace, at admission policies, and at the rights of the operator.',
    },
    healthy: { record: { status: { conditions: [headReady, provisioned] } } },
    why: 'the operator has taken the condition away',
  },
  'head-not-ready': {
    sick: { pods: [aPodRecord()], record: { status: { conditions: [] } } },
    found: {
      code: 'head-not-ready',
      severity: 'error',
      about: 'runtime',
      message: 'The head pod: HeadPodNotFound',
      remedy:
        'The operator has to make a new head: look at its log and at the events of the cluster.',
    },
    healthy: { record: { status: { conditions: [] } } },
    why: 'the head is there',
  },
  'duplicate-group': {
    sick: {
      record: {
        spec: { groups: [aWorkerGroupRecord(), aWorkerGroupRecord()] },
      },
    },
    found: {
      code: 'duplicate-group',
      severity: 'error',
      about: 'runtime',
      group: 'std',
      message:
        'Several worker groups are called std; only one of them gets workers, and nobody warns of it.',
      remedy:
        'Leave the name to one group, whose pods have it, and give the others names of their own in Git.',
    },
    healthy: {
      record: {
        spec: {
          groups: [aWorkerGroupRecord(), aWorkerGroupRecord({ name: 'a1' })],
        },
      },
      pods: [head, aPodRecord(), aPodRecord({ name: 'w', group: 'a1' })],
    },
    why: 'the groups have names of their own',
  },
  'image-pull': {
    sick: {
      pods: [
        head,
        aPodRecord({
          ...pending,
          waiting: { reason: 'ImagePullBackOff', message: 'not found' },
        }),
      ],
    },
    found: {
      code: 'image-pull',
      severity: 'error',
      about: 'runtime',
      group: 'std',
      message: '1 worker of std: ImagePullBackOff. not found',
      remedy:
        'Check that image and tag exist and that the namespace has the pull secret. After an edit in Git delete the failing pods: they keep the old image.',
    },
    healthy: {
      pods: [
        head,
        aPodRecord({ ...pending, waiting: { reason: 'ContainerCreating' } }),
      ],
    },
    why: 'the image is still being pulled',
  },
  'worker-crash-loop': {
    sick: {
      pods: [
        head,
        aPodRecord({
          ...notReady,
          waiting: { reason: 'CrashLoopBackOff' },
          lastTerminated: { reason: 'Error', exitCode: 1 },
          restarts: 1,
        }),
      ],
    },
    found: {
      code: 'worker-crash-loop',
      severity: 'error',
      about: 'runtime',
      group: 'std',
      message:
        '1 worker of std: CrashLoopBackOff, 1 restart. It last ended with Error, exit code 1',
      remedy:
        'Read the log of the container that ended, with "kubectl logs --previous". After OOMKilled give it more memory.',
    },
    healthy: { pods: [head, aPodRecord({ restarts: 1 })] },
    why: 'it has crashed once and runs',
  },
  'node-lost': {
    sick: { pods: [head, aPodRecord({ ready: false, node: 'gpu-7' })] },
    found: {
      code: 'node-lost',
      severity: 'error',
      about: 'runtime',
      group: 'std',
      message: '1 worker of std: NodeLost. Node gpu-7 does not answer',
      remedy:
        'Look at the node. Its pods come back elsewhere once Kubernetes evicts them, after some minutes.',
    },
    healthy: {
      pods: [
        head,
        aPodRecord({ ...notReady, readyChangedAt: gone(1), node: 'gpu-7' }),
      ],
    },
    why: 'the kubelet itself says that a container is not ready',
  },
  'worker-never-ready': {
    sick: {
      pods: [head, aPodRecord({ ...notReady, readyChangedAt: gone(6) })],
    },
    found: {
      code: 'worker-never-ready',
      severity: 'error',
      about: 'runtime',
      group: 'std',
      message:
        '1 worker of std: NeverReady. It runs, but does not pass its readiness probe',
      remedy:
        'Look at the log of the pod: it may not reach the head, or run another Ray version.',
    },
    healthy: {
      pods: [head, aPodRecord({ ...notReady, readyChangedAt: gone(4) })],
    },
    why: 'it has not been probed for five minutes yet',
  },
  'worker-failing': {
    sick: {
      pods: [
        head,
        aPodRecord({
          phase: 'Failed',
          ready: false,
          terminated: {
            reason: 'Evicted',
            message: 'The node was low on memory',
          },
        }),
      ],
    },
    found: {
      code: 'worker-failing',
      severity: 'error',
      about: 'runtime',
      group: 'std',
      message: '1 worker of std: Evicted. The node was low on memory',
      remedy:
        'The node ran short of memory or disk: raise the requests to what the pod really uses. The operator makes a new pod.',
    },
    healthy: { pods: [head, aPodRecord({ phase: 'Succeeded', ready: false })] },
    why: 'an idle worker that was drained has ended well',
  },
  'waiting-for-capacity': {
    sick: {
      pods: [
        head,
        aPodRecord({
          ...pending,
          unscheduled: { reason: 'Unschedulable', message: '0/5 nodes' },
        }),
      ],
    },
    found: {
      code: 'waiting-for-capacity',
      severity: 'warning',
      about: 'runtime',
      group: 'std',
      message: '1 worker of std: Unschedulable. 0/5 nodes',
      remedy:
        'Add nodes that fit, or ask for less in the resources of the group.',
    },
    healthy: { pods: [head, aPodRecord(pending)] },
    why: 'the scheduler has not looked at it yet',
  },
  'worker-waiting': {
    sick: {
      pods: [
        head,
        aPodRecord({ ...pending, unscheduled: { reason: 'SchedulingGated' } }),
      ],
    },
    found: {
      code: 'worker-waiting',
      severity: 'warning',
      about: 'runtime',
      group: 'std',
      message: '1 worker of std: SchedulingGated',
      remedy:
        'Look at what holds the pod back: a scheduling gate waits for its controller, for example a queue.',
    },
    healthy: { pods: [head, aPodRecord(pending)] },
    why: 'nothing holds it back',
  },
  'demand-infeasible': {
    sick: {
      record: noGpuGroup,
      pods: gpuPods,
      words: {
        ...askedFor(4, 2, true),
        messages: [
          {
            severity: 'warning',
            message:
              "No available node types can fulfill resource requests {'GPU': 4.0, 'CPU': 1.0}*2.",
            since: '2026-11-21 02:40:09',
            lastSeen: '2026-11-21 02:40:29',
            count: 5,
          },
        ],
      },
    },
    found: {
      code: 'demand-infeasible',
      severity: 'warning',
      about: 'runtime',
      message:
        "No worker group can serve {'CPU': 1, 'GPU': 4}, which is asked for 2 or more times. The autoscaler says: No available node types can fulfill resource requests {'GPU': 4.0, 'CPU': 1.0}*2.",
      remedy:
        'Add a worker group in Git whose pods have that much, or ask for less in the task.',
    },
    healthy: {
      record: {
        spec: { groups: [{ ...gpuGroup, maxReplicas: 5 }] },
      },
      pods: gpuPods,
      words: askedFor(1, 2),
    },
    why: 'a pod of the group has that much',
  },
  'demand-above-maximum': {
    sick: { record: noGpuGroup, pods: gpuPods, words: askedFor(1, 2) },
    found: {
      code: 'demand-above-maximum',
      severity: 'warning',
      about: 'runtime',
      group: 'gpu',
      message: 'gpu is at its maximum; Ray asks for 2 more GPUs.',
      remedy:
        'Raise maxReplicas of gpu in Git, or wait until running tasks end.',
    },
    healthy: {
      record: { spec: { groups: [{ ...gpuGroup, maxReplicas: 2 }] } },
      pods: gpuPods,
      words: askedFor(1, 2),
    },
    why: 'the autoscaler may still add a worker',
  },
  'pod-stuck-terminating': {
    sick: {
      pods: [
        head,
        aPodRecord(),
        aPodRecord({ name: 'old', node: 'sim-1', deletionTimestamp: gone(6) }),
      ],
    },
    found: {
      code: 'pod-stuck-terminating',
      severity: 'warning',
      about: 'runtime',
      message: 'old should have ended long ago and is still being deleted.',
      remedy:
        'Look at the node sim-1. If it is gone for good, delete the Node object or force the deletion of the pod.',
    },
    healthy: {
      pods: [
        head,
        aPodRecord(),
        aPodRecord({ name: 'old', node: 'sim-1', deletionTimestamp: gone(4) }),
      ],
    },
    why: 'it has some minutes',
  },
  'stuck-finalizer': {
    sick: {
      record: { deletionTimestamp: gone(6), finalizers: ['example.org/hold'] },
    },
    found: {
      code: 'stuck-finalizer',
      severity: 'warning',
      about: 'runtime',
      message:
        'The deletion of demo-kuberay began at 2026-11-21T02:54:00.000Z, and example.org/hold still holds it.',
      remedy:
        'Find out which controller sets this finalizer and why it does not take it off. Take it off metadata.finalizers by hand only if that controller is gone for good.',
    },
    healthy: {
      record: { deletionTimestamp: gone(4), finalizers: ['example.org/hold'] },
    },
    why: 'a controller may need some minutes',
  },
  'orphaned-group': {
    sick: {
      pods: [head, aPodRecord(), aPodRecord({ name: 'w', group: 'a1' })],
    },
    found: {
      code: 'orphaned-group',
      severity: 'warning',
      about: 'runtime',
      group: 'a1',
      message: '1 pod of the removed group a1 runs on.',
      remedy:
        'The operator does not delete them: kubectl delete pods -n ray -l ray.io/cluster=demo-kuberay,ray.io/group=a1. To retire a group, set its minReplicas to 0 in Git, and remove it once the autoscaler has taken its idle workers away; without an autoscaler set replicas to 0, too.',
    },
    healthy: {
      pods: [
        head,
        aPodRecord(),
        aPodRecord({ name: 'w', group: 'a1', deletionTimestamp: gone(0) }),
      ],
    },
    why: 'it is being deleted',
  },
  'image-drift': {
    sick: { pods: [head, aPodRecord({ image: 'ray:2.51.0' })] },
    found: {
      code: 'image-drift',
      severity: 'warning',
      about: 'runtime',
      message:
        '1 pod runs ray:2.51.0, the spec says docker.io/rayproject/ray:2.52.0.',
      remedy:
        'Pods keep their image until they are recreated: delete them when no job runs, the head last.',
    },
    healthy: {
      record: { generation: 2, status: { observedGeneration: 1 } },
    },
    why: 'a generation that was not observed proves nothing',
  },
  'above-maximum': {
    sick: {
      record: {
        spec: { groups: [aWorkerGroupRecord({ replicas: 3, maxReplicas: 2 })] },
      },
      pods: [head, ...workers(3)],
    },
    found: {
      code: 'above-maximum',
      severity: 'info',
      about: 'configuration',
      group: 'std',
      message:
        'std has 3 replicas and a maximum of 2; the surplus runs on until the autoscaler finds it idle.',
      remedy: 'Wait, or raise maxReplicas in Git again.',
    },
    healthy: { record: three, pods: [head, ...workers(3)] },
    why: 'the maximum is higher',
  },
  'replicas-lowered': {
    sick: { pods: [head, ...workers(3)] },
    found: {
      code: 'replicas-lowered',
      severity: 'warning',
      about: 'runtime',
      group: 'std',
      message:
        'replicas of std was lowered from outside: 3 workers run, 1 is asked for. A worker that dies is not replaced until the autoscaler decides again.',
      remedy:
        'Keep replicas of std in Git at the live count, or install the replica guard, so that a sync does not write over the autoscaler.',
    },
    healthy: { record: three, pods: [head, ...workers(3)] },
    why: 'all of them are asked for',
  },
  'bounds-crossed': {
    sick: {
      record: {
        spec: {
          groups: [
            aWorkerGroupRecord({ minReplicas: 3, maxReplicas: 2, replicas: 2 }),
          ],
        },
      },
      pods: [head, ...workers(2)],
    },
    found: {
      code: 'bounds-crossed',
      severity: 'warning',
      about: 'configuration',
      group: 'std',
      message:
        'std has a minReplicas of 3 above its maxReplicas of 2; the maximum counts.',
      remedy:
        'Correct the bounds in Git: from KubeRay 1.7 on the operator rejects the cluster.',
    },
    healthy: {
      record: {
        spec: {
          groups: [
            aWorkerGroupRecord({ minReplicas: 2, maxReplicas: 2, replicas: 2 }),
          ],
        },
      },
      pods: [head, ...workers(2)],
    },
    why: 'a fixed size is a size',
  },
  'chart-skew': {
    sick: {
      record: { labels: { 'helm.sh/chart': 'ray-cluster-1.7.0' } },
      pods: [aHeadPodRecord({ operatorVersion: '1.5.1' }), aPodRecord()],
    },
    found: {
      code: 'chart-skew',
      severity: 'warning',
      about: 'configuration',
      message:
        'The chart is 1.7.0, the operator that made the head was 1.5.1: what is new in the chart may have no effect.',
      remedy: 'Upgrade the CRDs and the operator first, the chart last.',
    },
    healthy: {
      record: { labels: { 'helm.sh/chart': 'ray-cluster-1.5.4' } },
      pods: [aHeadPodRecord({ operatorVersion: '1.5.1' }), aPodRecord()],
    },
    why: 'both are of one minor version',
  },
  'ray-version-differs': {
    sick: { words: { rayVersion: '2.51.1' } },
    found: {
      code: 'ray-version-differs',
      severity: 'info',
      about: 'configuration',
      message: 'rayVersion says 2.52.0, but Ray 2.51.1 runs.',
      remedy:
        'Write 2.51.1 into head.rayVersion in Git: the operator decides by it what it may use of Ray.',
    },
    healthy: { words: { rayVersion: '2.52.0' } },
    why: 'Ray says the same',
  },
  'dashboard-port-missing': {
    sick: { record: { status: { endpoints: ['client', 'metrics'] } } },
    found: {
      code: 'dashboard-port-missing',
      severity: 'info',
      about: 'configuration',
      message:
        'The service demo-kuberay-head-svc has no port called dashboard, so the Ray dashboard cannot be reached through it.',
      remedy:
        'Name all ports of the head container in Git, with dashboard 8265 among them, or none.',
    },
    healthy: { record: { status: { endpoints: ['client', 'dashboard'] } } },
    why: 'the port is there',
  },
  'group-suspended': {
    sick: {
      record: {
        spec: {
          groups: [
            aWorkerGroupRecord(),
            aWorkerGroupRecord({ name: 'gpu', suspend: true }),
          ],
        },
      },
    },
    found: {
      code: 'group-suspended',
      severity: 'info',
      about: 'configuration',
      group: 'gpu',
      message: 'gpu is suspended: it has no workers until somebody ends that.',
      remedy: 'Take suspend off the group in Git to get its workers back.',
    },
    healthy: {
      record: {
        spec: {
          suspend: true,
          groups: [aWorkerGroupRecord({ name: 'gpu', suspend: true })],
        },
      },
      pods: [],
    },
    why: 'the whole cluster is suspended, which the verdict says',
  },
  'group-at-maximum': {
    sick: { record: noGpuGroupAtTwo(), pods: gpuPairs() },
    found: {
      code: 'group-at-maximum',
      severity: 'info',
      about: 'configuration',
      group: 'gpu',
      message:
        'gpu is at its maximum of 2 workers; the autoscaler adds none beyond.',
      remedy: 'If tasks wait for it, raise maxReplicas of gpu in Git.',
    },
    healthy: {
      record: { spec: { ...noGpuGroupAtTwo().spec, autoscaling: false } },
      pods: gpuPairs(),
    },
    why: 'without an autoscaler a bound bounds nobody',
  },
};

function noGpuGroupAtTwo() {
  return { spec: { groups: [{ ...gpuGroup, replicas: 2, maxReplicas: 2 }] } };
}

function gpuPairs() {
  return [
    head,
    aPodRecord({ name: 'g0', group: 'gpu' }),
    aPodRecord({ name: 'g1', group: 'gpu' }),
  ];
}

describe('findInRayCluster', () => {
  it.each(Object.entries(cases))(
    'finds %s, with its remedy',
    (_, { sick, found }) => {
      expect(findInCluster(sick)).toContainEqual(found);
    },
  );

  it.each(
    Object.entries(cases).map(
      ([code, { healthy, why }]) => [code, why, healthy] as const,
    ),
  )('does not find %s where %s', (code, _, healthy) => {
    expect(findInCluster(healthy).map(finding => finding.code)).not.toContain(
      code,
    );
  });

  it('finds nothing in a cluster that is well', () => {
    expect(findInCluster({})).toEqual([]);
  });

  it('names the cluster in each finding', () => {
    const { findings } = assessRayCluster({
      record: aRayClusterRecord(),
      pods: [],
      events: [],
      now: new Date(NOW),
      clusterTitle: 'Production',
    });
    expect(findings.map(({ rayCluster }) => rayCluster)).toEqual([
      { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' },
    ]);
  });

  it('has a sick case and a healthy twin for each finding that is made here', () => {
    const made = [
      ...readFileSync(
        resolve(__dirname, 'findInRayCluster.ts'),
        'utf8',
      ).matchAll(/from '\.\/(\w+)'/g),
    ].flatMap(([, file]) =>
      [
        ...readFileSync(resolve(__dirname, `${file}.ts`), 'utf8').matchAll(
          /code: '([a-z-]+)'/g,
        ),
      ].map(([, code]) => code),
    );
    expect(Object.keys(cases).sort()).toEqual([...new Set(made)].sort());
  });

  it.each<[string, Given, string]>([
    [
      'a RayJob made',
      {
        record: {
          labels: {
            'ray.io/originated-from-crd': 'RayJob',
            'ray.io/originated-from-cr-name': 'nightly',
          },
          spec: {
            groups: [aWorkerGroupRecord({ replicas: 3, maxReplicas: 2 })],
          },
        },
        pods: [head, ...workers(3)],
      },
      '',
    ],
    [
      'nobody made',
      {
        record: {
          spec: {
            groups: [aWorkerGroupRecord({ replicas: 3, maxReplicas: 2 })],
          },
        },
        pods: [head, ...workers(3)],
      },
      'above-maximum',
    ],
  ])(
    'says of a cluster that %s what Git has to do with it',
    (_, given, codes) => {
      const found = findInCluster(given);
      expect(found.map(({ code }) => code).join()).toBe(codes);
    },
  );

  it('sends a person to the RayService where that wrote the cluster', () => {
    const [found] = findInCluster({
      record: {
        labels: {
          'ray.io/originated-from-crd': 'RayService',
          'ray.io/originated-from-cr-name': 'chat',
        },
        ...noGpuGroupAtTwo(),
      },
      pods: gpuPairs(),
    });
    expect(found.remedy).toBe(
      'If tasks wait for it, raise maxReplicas of gpu in the RayService chat.',
    );
  });
});

describe('findInRayCluster, group by group', () => {
  it('finds replicas that were lowered in one group while another scales up', () => {
    const found = findInCluster({
      record: {
        spec: {
          groups: [
            aWorkerGroupRecord(),
            aWorkerGroupRecord({ name: 'gpu', replicas: 9 }),
          ],
        },
      },
      pods: [head, ...workers(3)],
    });
    expect(found.map(({ message }) => message)).toEqual([
      'replicas of std was lowered from outside: 3 workers run, 1 is asked for. A worker that dies is not replaced until the autoscaler decides again.',
    ]);
  });

  it('finds them beside pods of a removed group', () => {
    const found = findInCluster({
      pods: [head, ...workers(2), aPodRecord({ name: 'o', group: 'a1' })],
    });
    expect(found.map(({ code }) => code)).toEqual([
      'orphaned-group',
      'replicas-lowered',
    ]);
  });

  it('says who may have made pods without a group', () => {
    const [found] = findInCluster({
      pods: [head, aPodRecord(), aPodRecord({ name: 'o', group: undefined })],
    });
    expect(found).toMatchObject({
      code: 'orphaned-group',
      message: '1 pod without a group runs on.',
      remedy:
        'Find out who made them with the label ray.io/cluster, and delete them by hand; the operator does not.',
    });
    expect(found).not.toHaveProperty('group');
  });
});

describe('findInRayCluster on the image of pods', () => {
  const image = 'docker.io/rayproject/ray:2.52.0';

  it.each([
    ['is the one of the spec', image, []],
    ['is that, pinned to its digest', `${image}@sha256:0123`, []],
    ['only begins like it', `${image}-gpu`, ['image-drift']],
  ])('compares one that %s', (_, runs, codes) => {
    const found = findInCluster({ pods: [head, aPodRecord({ image: runs })] });
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});

describe('findInRayCluster on Ray’s version', () => {
  it('does not hold the version of a head that was not recreated against the spec', () => {
    const found = findInCluster({
      pods: [aHeadPodRecord({ image: 'ray:2.51.0' }), aPodRecord()],
      words: { rayVersion: '2.51.0' },
    });
    expect(found.map(({ code }) => code)).toEqual(['image-drift']);
  });

  it('names the field as it is called where no chart wrote the cluster', () => {
    const [found] = findInCluster({
      record: { labels: {} },
      words: { rayVersion: '2.51.1' },
    });
    expect(found.remedy).toContain('Write 2.51.1 into spec.rayVersion in Git');
  });

  it.each([
    ['docker.io/rayproject/ray:2.52.0', []],
    ['docker.io/rayproject/ray:2.52.0-py311-gpu', []],
    ['docker.io/rayproject/ray:2.51.0-py311', ['ray-version-differs']],
    ['registry.example.org:5000/team/ray:latest', []],
    ['registry.example.org/ray@sha256:0123', []],
  ])('reads it off the image %s', (image, codes) => {
    const template = { image, requests: {}, limits: {} };
    const found = findInCluster({
      record: { spec: { head: template } },
      pods: [aHeadPodRecord({ image }), aPodRecord()],
    });
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});

describe('findInRayCluster on a rejected edit', () => {
  const codes = (record: Given['record']) =>
    findInCluster({ record, events: [anEvent()] }).map(({ code }) => code);

  it('forgets it once the object was written again', () => {
    expect(codes({ writtenAt: '2026-11-21T02:59:30Z' })).toEqual([]);
  });

  it('keeps it where the object was written before', () => {
    expect(codes({ writtenAt: '2026-11-21T02:58:59Z' })).toEqual([
      'edit-rejected',
    ]);
  });

  it('keeps it where the operator has not observed the generation', () => {
    expect(codes({ generation: 2, status: { observedGeneration: 1 } })).toEqual(
      ['edit-rejected'],
    );
  });
});

describe('findInRayCluster where the operator writes no conditions', () => {
  const failed = anEvent({
    reason: 'FailedToCreateWorkerPod',
    message: 'exceeded quota: team',
  });
  const record = { status: { state: 'ready', conditions: [] }, ...three };

  it('believes its event that pods cannot be created', () => {
    expect(findInCluster({ record, events: [failed] })).toMatchObject([
      {
        code: 'replica-failure',
        message: 'FailedToCreateWorkerPod: exceeded quota: team',
      },
    ]);
  });

  it('does not believe it once the pods are there', () => {
    expect(
      findInCluster({ record, events: [failed], pods: [head, ...workers(3)] }),
    ).toEqual([]);
  });
});

describe('findInRayCluster while a cluster is deleted', () => {
  const held = (finalizers: string[]) =>
    findInCluster({ record: { deletionTimestamp: gone(6), finalizers } });

  it('knows what cleans up Redis', () => {
    expect(held(['ray.io/gcs-ft-redis-cleanup-finalizer'])[0].remedy).toContain(
      'redis-cleanup job',
    );
  });

  it('looks at the pods where only Kubernetes holds it', () => {
    expect(held(['foregroundDeletion'])[0].remedy).toContain('pods');
  });

  it('says nothing where nothing holds it', () => {
    expect(held([])).toEqual([]);
  });
});
