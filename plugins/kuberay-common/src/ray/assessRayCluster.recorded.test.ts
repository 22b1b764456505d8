import {
  loadRecordedMoment,
  type RecordedMoment,
} from '../__fixtures__/loadRecorded';
import { aHeadPodRecord, aPodRecord } from '../testUtils';
import { rayClusterViewSchema, type RayClusterView } from '../view';
import { assessRayCluster } from './assessRayCluster';

/** What an expert would say of a cluster, in a form that reads as a table. */
interface Expected {
  phase: RayClusterView['phase'];
  /** Tone and sentence. */
  verdict: string;
  /** `<group> <ready>/<desired> of <min>-<max>`, then what is out of the ordinary. */
  groups: string[];
  /** `<code>: <message>`. */
  findings: string[];
}

function assess(moment: RecordedMoment, namespace: string, now: string) {
  const record = moment.rayClusters.find(
    cluster => cluster.namespace === namespace,
  );
  if (!record) {
    throw new Error(`No RayCluster was recorded in ${namespace}`);
  }
  return assessRayCluster({
    record,
    pods: moment.pods,
    events: moment.events,
    now: new Date(now),
    clusterTitle: 'Production',
  });
}

function summarize({
  view,
  verdict,
  findings,
}: ReturnType<typeof assessRayCluster>): Expected {
  return {
    phase: view.phase,
    verdict: `${verdict.tone}: ${verdict.message}`,
    groups: view.groups.map(group =>
      [
        `${group.name} ${group.ready}/${group.desired} of ${group.min}-${
          group.max ?? ''
        }`,
        group.starting && `${group.starting} starting`,
        group.failing && `${group.failing} failing`,
        group.terminating && `${group.terminating} terminating`,
        group.atMax && 'at max',
      ]
        .filter(Boolean)
        .join(', '),
    ),
    findings: findings.map(({ code, message }) => `${code}: ${message}`),
  };
}

const zoo = loadRecordedMoment('zoo');
const AFTER_THE_ZOO = '2026-11-21T02:29:00Z';

/** All of the zoo but the guide's own cluster: the chart's default stands in rayVersion, a newer tag in the image. */
const versionDiffers =
  'ray-version-differs: rayVersion says 2.51.0, but the image is docker.io/rayproject/ray:2.52.0.';

const twoWorkersReady: Expected = {
  phase: 'Ready',
  verdict: 'ok: All 2 workers are ready',
  groups: ['std 1/1 of 1-200', 'a1 1/1 of 1-30'],
  findings: [versionDiffers],
};

/** RayCluster, why an expert says so, what an expert says. Argo CD says Synced and Healthy of all of them. */
const zooTable: Array<[string, string, Expected]> = [
  [
    'at-max',
    'every group has what it asks for; the bound of std is worth a hint, as nobody knows whether more is asked for',
    {
      phase: 'Ready',
      verdict: 'ok: All 15 workers are ready',
      groups: ['std 3/3 of 1-3, at max', 'a1 12/12 of 1-30'],
      findings: [
        versionDiffers,
        'group-at-maximum: std is at its maximum of 3 workers; the autoscaler adds none beyond.',
      ],
    },
  ],
  [
    'crash-loop',
    "the worker's container waits in CrashLoopBackOff after 7 restarts, although state is ready and 2 workers are available",
    {
      phase: 'Degraded',
      verdict: 'error: 1 of 2 workers keeps crashing',
      groups: ['std 0/1 of 1-200, 1 failing', 'a1 1/1 of 1-30'],
      findings: [
        'worker-crash-loop: 1 worker of std: CrashLoopBackOff, 7 restarts',
        versionDiffers,
      ],
    },
  ],
  [
    'gpu',
    'PodScheduled is False, Unschedulable: no node has a GPU, and one may come',
    {
      phase: 'WaitingForCapacity',
      verdict:
        'warning: std waits for capacity: 0 of 1 ready, no node has enough nvidia.com/gpu',
      groups: ['std 0/1 of 1-200, 1 starting', 'a1 1/1 of 1-30'],
      findings: [
        'waiting-for-capacity: 1 worker of std: Unschedulable. 0/5 nodes are available: 5 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.',
        versionDiffers,
      ],
    },
  ],
  [
    'image-drift',
    'all pods are ready, on the image from before the edit; observedGeneration 1 of 2 is no progress',
    {
      ...twoWorkersReady,
      findings: [
        'image-drift: 3 pods run docker.io/rayproject/ray:2.52.0, the spec says docker.io/rayproject/ray:2.53.0.',
        'ray-version-differs: rayVersion says 2.51.0, but the image is docker.io/rayproject/ray:2.53.0.',
      ],
    },
  ],
  [
    'image-pull',
    'the worker of a1 waits in ImagePullBackOff, although state is ready',
    {
      phase: 'Degraded',
      verdict: 'error: 1 of 2 workers failing: ImagePullBackOff',
      groups: ['std 1/1 of 1-200', 'a1 0/1 of 1-30, 1 failing'],
      findings: [
        'image-pull: 1 worker of a1: ImagePullBackOff. Back-off pulling image "docker.io/rayproject/ray:2.52.0": ErrImagePull: not found',
        versionDiffers,
      ],
    },
  ],
  [
    'invalid-spec',
    'a1 stands twice in the spec: the operator asks for two pods and makes one, so the second a1 stays at none',
    {
      phase: 'Degraded',
      verdict:
        'error: Several groups are called a1; only one of them gets workers',
      groups: ['a1 1/1 of 1-200', 'a1 0/1 of 1-30'],
      findings: [
        'duplicate-group: Several worker groups are called a1; only one of them gets workers, and nobody warns of it.',
        versionDiffers,
      ],
    },
  ],
  [
    'long-name',
    '54 characters: no status, no pods, an InvalidRayClusterMetadata event; counts would look like a start',
    {
      phase: 'Degraded',
      verdict:
        'error: The operator rejects this cluster: RayCluster name should be no more than 53 characters',
      groups: [],
      findings: [
        'name-too-long: The operator does nothing for this cluster: its name has 54 characters, 53 are allowed.',
        versionDiffers,
      ],
    },
  ],
  [
    'new-chart',
    'it runs as it should; the chart is two minors ahead of the operator that its head names',
    {
      ...twoWorkersReady,
      findings: [
        'chart-skew: The chart is 1.7.0, the operator that made the head was 1.5.1: what is new in the chart may have no effect.',
        versionDiffers,
      ],
    },
  ],
  [
    'no-autoscaler',
    '2 and 1 workers are asked for and there; nobody scales it',
    {
      phase: 'Ready',
      verdict: 'ok: All 3 workers are ready',
      groups: ['std 2/2 of 1-200', 'a1 1/1 of 1-30'],
      findings: [versionDiffers],
    },
  ],
  [
    'node-lost',
    'a plain healthy cluster, whatever its name says',
    twoWorkersReady,
  ],
  [
    'old-chart',
    'it runs as it should; an older chart uses nothing that a newer operator does not know',
    twoWorkersReady,
  ],
  [
    'orphan',
    'std has its worker; the pod of the removed group runs on and is counted in no group',
    {
      phase: 'Ready',
      verdict: 'ok: The worker is ready',
      groups: ['std 1/1 of 1-200'],
      findings: [
        'orphaned-group: 1 pod of the removed group a1 runs on.',
        versionDiffers,
      ],
    },
  ],
  [
    'ray-cluster',
    "the guide's cluster: three groups of one; no rayVersion and the tag latest say nothing of versions",
    {
      phase: 'Ready',
      verdict: 'ok: All 3 workers are ready',
      groups: [
        'standard-worker 1/1 of 1-200',
        'additional-worker-group1 1/1 of 1-30',
        'additional-worker-group2 1/1 of 1-200',
      ],
      findings: [],
    },
  ],
  [
    'suspended',
    'Suspended is True and no pod is left: that there is no head is no failure',
    {
      phase: 'Suspended',
      verdict: 'suspended: Suspended; no pods run',
      groups: ['std 0/0 of 1-200', 'a1 0/0 of 1-30'],
      findings: [versionDiffers],
    },
  ],
  [
    'unschedulable',
    'the worker of a1 asks for 500 CPUs; std has its own',
    {
      phase: 'WaitingForCapacity',
      verdict:
        'warning: a1 waits for capacity: 0 of 1 ready, no node has enough cpu',
      groups: ['std 1/1 of 1-200', 'a1 0/1 of 1-30, 1 starting'],
      findings: [
        'waiting-for-capacity: 1 worker of a1: Unschedulable. 0/5 nodes are available: 5 Insufficient cpu. no new claims to deallocate, preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.',
        versionDiffers,
      ],
    },
  ],
];

describe('assessRayCluster on the recorded zoo', () => {
  it.each(zooTable)(
    'says of %s what an expert would: %s',
    (namespace, _, expected) => {
      expect(summarize(assess(zoo, namespace, AFTER_THE_ZOO))).toEqual(
        expected,
      );
    },
  );

  it('has an expectation for every RayCluster that was recorded', () => {
    expect(zooTable.map(([namespace]) => namespace).sort()).toEqual(
      zoo.rayClusters.map(({ namespace }) => namespace).sort(),
    );
  });

  it.each(zooTable)('gives the view of %s the shape of the API', namespace => {
    const { view } = assess(zoo, namespace, AFTER_THE_ZOO);
    expect(rayClusterViewSchema.strict().parse(view)).toEqual(view);
  });

  it('promises the workers of a suspended cluster for later, and has no head', () => {
    const { view } = assess(zoo, 'suspended', AFTER_THE_ZOO);
    expect(view.workersWhenResumed).toBe(2);
    expect(view.head).toBeUndefined();
    expect(view.totals).toEqual({
      workersReady: 0,
      workersDesired: 0,
      cpu: 0,
      memory: 0,
      gpu: 0,
      tpu: 0,
    });
  });

  it('promises nothing for later where a cluster runs', () => {
    expect(
      assess(zoo, 'at-max', AFTER_THE_ZOO).view.workersWhenResumed,
    ).toBeUndefined();
  });

  it('counts the orphaned pod apart from the workers', () => {
    const { view } = assess(zoo, 'orphan', AFTER_THE_ZOO);
    expect(view.orphanedGroups).toEqual([{ name: 'a1', pods: 1 }]);
    expect(view.totals.workersReady).toBe(1);
  });

  it('says of a rejected cluster no counts at all', () => {
    const { view } = assess(zoo, 'long-name', AFTER_THE_ZOO);
    expect(view).toMatchObject({ groups: [], head: undefined });
  });

  it.each([
    ['at-max', { cpu: 1.6, memory: 3_500_000_000, gpu: 0, tpu: 0 }],
    ['gpu', { cpu: 1.2, memory: 3_100_000_000, gpu: 1, tpu: 0 }],
    ['unschedulable', { cpu: 500.2, memory: 3_100_000_000, gpu: 0, tpu: 0 }],
    ['ray-cluster', { cpu: 4, memory: 5_000_000_000, gpu: 0, tpu: 0 }],
  ])(
    'adds up the resources of %s as the operator does',
    (namespace, totals) => {
      expect(assess(zoo, namespace, AFTER_THE_ZOO).view.totals).toMatchObject(
        totals,
      );
    },
  );

  it('shows identity, versions and autoscaler', () => {
    const { view } = assess(zoo, 'old-chart', AFTER_THE_ZOO);
    expect(view).toMatchObject({
      ref: {
        cluster: 'prod',
        namespace: 'old-chart',
        name: 'old-chart-kuberay',
      },
      clusterTitle: 'Production',
      chart: 'ray-cluster-1.4.1',
      rayVersion: '2.51.0',
      image: 'docker.io/rayproject/ray:2.52.0',
      autoscaler: { enabled: true, version: 'v2' },
    });
  });
});

describe('assessRayCluster when the nodes of the guide’s cluster are lost', () => {
  it('is degraded by its head, with no worker ready, although state and Argo CD say otherwise', () => {
    const moment = loadRecordedMoment('nodes-lost');
    expect(moment.rayClusters[0].status?.state).toBe('ready');

    expect(
      summarize(assess(moment, 'ray-cluster', '2026-11-21T02:08:00Z')),
    ).toEqual({
      phase: 'Degraded',
      verdict: 'error: The head is on a node that does not answer',
      groups: [
        'standard-worker 0/1 of 1-200, 1 failing',
        'additional-worker-group1 0/1 of 1-30, 1 failing',
        'additional-worker-group2 0/1 of 1-200, 1 failing',
      ],
      findings: [
        'head-not-ready: Head pod raycluster-kuberay-head-l284q: NodeLost. Node sim-1 does not answer',
        'node-lost: 1 worker of standard-worker: NodeLost. Node sim-2 does not answer',
        'node-lost: 1 worker of additional-worker-group1: NodeLost. Node sim-5 does not answer',
        'node-lost: 1 worker of additional-worker-group2: NodeLost. Node sim-4 does not answer',
      ],
    });
  });

  it('is ready again when they are back, although the old events are still there', () => {
    const moment = loadRecordedMoment('healthy');
    expect(moment.events).toHaveLength(4);

    expect(
      summarize(assess(moment, 'ray-cluster', '2026-11-21T02:12:00Z')),
    ).toEqual({
      phase: 'Ready',
      verdict: 'ok: All 3 workers are ready',
      groups: [
        'standard-worker 1/1 of 1-200',
        'additional-worker-group1 1/1 of 1-30',
        'additional-worker-group2 1/1 of 1-200',
      ],
      findings: [],
    });
  });
});

describe('assessRayCluster on the recorded upgrade of the chart', () => {
  it('says that the sync wrote one worker over four', () => {
    const moment = loadRecordedMoment('multi-source');
    // No pods were recorded: the status tells of a head and four workers that are ready.
    const pod = { namespace: 'ray-dev', rayCluster: 'ray-dev-kuberay' };
    const pods = [
      aHeadPodRecord(pod),
      ...['a', 'b', 'c', 'd'].map(name => aPodRecord({ ...pod, name })),
    ];
    expect(moment.rayClusters[0].status).toMatchObject({
      desiredWorkers: 1,
      availableWorkers: 4,
      readyWorkers: 4,
    });

    expect(
      summarize(assess({ ...moment, pods }, 'ray-dev', '2026-11-21T02:59:30Z')),
    ).toEqual({
      phase: 'Ready',
      verdict: 'ok: 4 workers are ready, 1 asked for',
      groups: ['std 4/1 of 1-6'],
      findings: [
        'replicas-lowered: replicas of std was lowered from outside: 4 workers run, 1 is asked for. A worker that dies is not replaced until the autoscaler decides again.',
      ],
    });
  });
});
