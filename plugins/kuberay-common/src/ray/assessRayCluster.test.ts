import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  aWorkerGroupRecord,
  type RayClusterRecordOverrides,
} from '../testUtils';
import { assessRayCluster } from './assessRayCluster';
import type { EventRecord, PodRecord } from './records';

const NOW = new Date('2026-11-21T03:00:00Z');

function assess(
  cluster: RayClusterRecordOverrides,
  pods: PodRecord[],
  events: EventRecord[] = [],
) {
  return assessRayCluster({
    record: aRayClusterRecord(cluster),
    pods,
    events,
    now: NOW,
    clusterTitle: 'Production',
  });
}

function judge(...given: Parameters<typeof assess>) {
  const { view, verdict } = assess(...given);
  return `${view.phase}, ${verdict.tone}: ${verdict.message}`;
}

const headReady = { type: 'HeadPodReady', status: 'True' };
const provisioned = { type: 'RayClusterProvisioned', status: 'True' };
const provisioning = { type: 'RayClusterProvisioned', status: 'False' };
const headNotReady = (reason: string) => ({
  type: 'HeadPodReady',
  status: 'False',
  reason,
});
const running = [aHeadPodRecord(), aPodRecord()];

describe('assessRayCluster, row by row', () => {
  it('says that a cluster is well whose pods are', () => {
    expect(judge({}, running)).toBe('Ready, ok: The worker is ready');
  });

  it.each<[string, string[], string]>([
    ['nothing holds it', [], 'Deleting, progressing: Being deleted'],
    [
      'Kubernetes deletes its pods first',
      ['foregroundDeletion'],
      'Deleting, progressing: Being deleted',
    ],
    [
      'a finalizer holds it',
      ['example.org/hold'],
      'Deleting, progressing: Being deleted; example.org/hold holds it',
    ],
  ])('row 1: is being deleted while %s', (_, finalizers, expected) => {
    const deleting = { deletionTimestamp: '2026-11-21T02:59:00Z', finalizers };
    expect(judge(deleting, running)).toBe(expected);
  });

  it('row 1: has no findings while it is being deleted', () => {
    const { findings } = assess({ deletionTimestamp: '2026-11-21T02:59:00Z' }, [
      aPodRecord({ group: 'removed' }),
    ]);
    expect(findings).toEqual([]);
  });

  it.each<[string, RayClusterRecordOverrides, string]>([
    ['starts', {}, 'Pending, progressing: Starting: the head is not ready yet'],
    [
      'is rejected for a name of 54 characters, also when the event is gone',
      { name: 'a'.repeat(54) },
      'Degraded, error: The operator rejects this cluster: its name has 54 characters, 53 are allowed',
    ],
    [
      'is rejected for a name that is no DNS label',
      { name: '3d' },
      'Degraded, error: The operator rejects this cluster: its name may only have lower-case letters, digits and hyphens, and begins with a letter',
    ],
    [
      'starts with a name of 53 characters',
      { name: 'a'.repeat(53) },
      'Pending, progressing: Starting: the head is not ready yet',
    ],
    [
      'is born suspended',
      { spec: { suspend: true } },
      'Suspending, progressing: Suspending',
    ],
  ])('row 2: without a status %s', (_, cluster, expected) => {
    expect(judge({ ...cluster, status: undefined }, [])).toBe(expected);
  });

  describe('row 2: with an event of the operator', () => {
    const rejection = (overrides: Partial<EventRecord>): EventRecord => ({
      cluster: 'prod',
      namespace: 'ray',
      name: 'demo-kuberay.1',
      involved: { kind: 'RayCluster', name: 'demo-kuberay' },
      reason: 'InvalidRayClusterSpec',
      message:
        'The RayCluster spec is invalid ray/demo-kuberay: minReplicas above maxReplicas',
      lastSeen: '2026-11-21T02:59:00Z',
      count: 1,
      ...overrides,
    });
    const starts = 'Pending, progressing: Starting: the head is not ready yet';

    it.each<[string, Partial<EventRecord>, string]>([
      [
        'is rejected',
        {},
        'Degraded, error: The operator rejects this cluster: minReplicas above maxReplicas',
      ],
      [
        'is not rejected by the event of a predecessor of the same name',
        {
          involved: {
            kind: 'RayCluster',
            name: 'demo-kuberay',
            uid: 'of-the-predecessor',
          },
        },
        starts,
      ],
      [
        'is not rejected by the event of a neighbour',
        { involved: { kind: 'RayCluster', name: 'other-kuberay' } },
        starts,
      ],
      [
        'is not rejected by an event of another namespace',
        { namespace: 'other' },
        starts,
      ],
      [
        'is not rejected by another warning',
        { reason: 'FailedToCreateWorkerPod' },
        starts,
      ],
    ])('%s', (_, event, expected) => {
      expect(judge({ status: undefined }, [], [rejection(event)])).toBe(
        expected,
      );
    });

    it('keeps running on a rejected edit, with a finding', () => {
      const { verdict, findings } = assess({}, running, [rejection({})]);
      expect(verdict.code).toBe('one-ready');
      expect(findings.map(({ code }) => code)).toEqual(['edit-rejected']);
    });

    it('forgets an edit whose rejection is not repeated', () => {
      const old = rejection({ lastSeen: '2026-11-21T02:30:00Z' });
      expect(assess({}, running, [old]).findings).toEqual([]);
    });
  });

  it.each<[string, RayClusterRecordOverrides, string]>([
    [
      'row 3: is suspended',
      {
        spec: { suspend: true },
        status: {
          conditions: [
            headNotReady('HeadPodNotFound'),
            { type: 'RayClusterSuspended', status: 'True' },
          ],
        },
      },
      'Suspended, suspended: Suspended; no pods run',
    ],
    [
      'row 3: is suspended by its state where conditions are off',
      {
        spec: { suspend: true },
        status: { state: 'suspended', conditions: [] },
      },
      'Suspended, suspended: Suspended; no pods run',
    ],
    [
      'row 4: is being suspended',
      {
        status: {
          conditions: [
            { type: 'RayClusterSuspending', status: 'True' },
            {
              type: 'RayClusterSuspended',
              status: 'False',
              reason: 'RayClusterSuspended',
            },
          ],
        },
      },
      'Suspending, progressing: Suspending',
    ],
    [
      'row 4: is being suspended before the operator has seen it',
      { spec: { suspend: true } },
      'Suspending, progressing: Suspending',
    ],
    [
      'row 5: has a replica failure',
      {
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
      'Degraded, error: The operator cannot manage the pods: exceeded quota: team',
    ],
    [
      'is in a state that nobody knows',
      { status: { state: 'dreaming', conditions: [] } },
      'Unknown, unknown: The operator reports a state unknown here: dreaming',
    ],
    [
      'is ready by its pods where conditions are off',
      { status: { state: 'ready', conditions: [] } },
      'Ready, ok: The worker is ready',
    ],
  ])('%s', (_, cluster, expected) => {
    expect(judge(cluster, running)).toBe(expected);
  });

  it('row 6: is degraded by a head that cannot get its image, before it was ever provisioned', () => {
    const conditions = [headNotReady('ImagePullBackOff'), provisioning];
    expect(judge({ status: { conditions } }, [])).toBe(
      'Degraded, error: The head is not ready: ImagePullBackOff',
    );
  });

  it('row 7: starts while the head is not ready for a reason of any start', () => {
    const conditions = [headNotReady('ContainersNotReady'), provisioning];
    const head = aHeadPodRecord({
      ready: false,
      readyReason: 'ContainersNotReady',
      readyChangedAt: '2026-11-21T02:59:50Z',
    });
    expect(judge({ status: { conditions } }, [head])).toBe(
      'Pending, progressing: Starting: the head is not ready yet',
    );
  });

  it('row 7: waits for capacity where no node takes the head, and says why', () => {
    const conditions = [headNotReady('Unschedulable'), provisioning];
    const head = aHeadPodRecord({
      phase: 'Pending',
      ready: false,
      unscheduled: { reason: 'Unschedulable', message: '0/5 nodes' },
    });
    expect(judge({ status: { conditions } }, [head])).toBe(
      'WaitingForCapacity, warning: The head waits for capacity',
    );
    const short = aHeadPodRecord({
      ...head,
      unscheduled: {
        reason: 'Unschedulable',
        message: '0/5 nodes are available: 5 Insufficient memory.',
      },
    });
    expect(judge({ status: { conditions } }, [short])).toBe(
      'WaitingForCapacity, warning: The head waits for capacity: no node has enough memory',
    );
    expect(assess({ status: { conditions } }, [head]).findings).toMatchObject([
      {
        code: 'waiting-for-capacity',
        message: 'The head: Unschedulable. 0/5 nodes',
      },
    ]);
  });

  it('row 8: is degraded by the crash loop of its head, although state is ready and the workers run', () => {
    const conditions = [headNotReady('CrashLoopBackOff'), provisioned];
    const head = aHeadPodRecord({
      ready: false,
      readyReason: 'ContainersNotReady',
      waiting: { reason: 'CrashLoopBackOff' },
      restarts: 5,
    });
    expect(judge({ status: { conditions } }, [head, aPodRecord()])).toBe(
      'Degraded, error: The head is not ready: CrashLoopBackOff',
    );
    expect(
      assess({ status: { conditions } }, [head, aPodRecord()]).view.head,
    ).toEqual({
      ready: false,
      podName: 'demo-kuberay-head-aaaaa',
      reason: 'CrashLoopBackOff',
      message: undefined,
      restarts: 5,
    });
  });

  it('row 8: is degraded by its head pod also where the operator is too dead to say so', () => {
    const head = aHeadPodRecord({
      ready: false,
      waiting: { reason: 'CrashLoopBackOff' },
    });
    expect(judge({}, [head, aPodRecord()])).toBe(
      'Degraded, error: The head is not ready: CrashLoopBackOff',
    );
  });

  it('row 8: is degraded by a head that is gone, although the condition of a dead operator is True', () => {
    expect(judge({}, [aPodRecord()])).toBe(
      'Degraded, error: The head is not ready: HeadPodNotFound',
    );
  });

  it.each<[string, PodRecord[], string]>([
    ['is gone', [], 'HeadPodNotFound'],
    [
      'starts again',
      [aHeadPodRecord({ ready: false, readyReason: 'ContainersNotReady' })],
      'NeverReady',
    ],
    [
      'leaves',
      [aHeadPodRecord({ deletionTimestamp: '2026-11-21T02:59:00Z' })],
      'Terminating',
    ],
  ])(
    'row 8: without conditions is degraded by a head that %s, although state is ready',
    (_, heads, reason) => {
      const status = { state: 'ready', conditions: [] };
      expect(judge({ status }, [...heads, aPodRecord()])).toBe(
        `Degraded, error: The head is not ready: ${reason}`,
      );
    },
  );

  it('without conditions believes the state that the cluster failed, in the words of the operator', () => {
    const status = { state: 'failed', reason: 'no quota', conditions: [] };
    expect(judge({ status }, running)).toBe(
      'Degraded, error: The operator cannot manage the pods: no quota',
    );
  });

  it('row 5: keeps to one line, however long the message', () => {
    const conditions = [
      {
        type: 'ReplicaFailure',
        status: 'True',
        message: `exceeded quota\n${'x'.repeat(200)}`,
      },
    ];
    expect(judge({ status: { conditions } }, running)).toMatch(
      /^Degraded, error: The operator cannot manage the pods: exceeded quota x{144}…$/,
    );
  });

  it('row 9: scales up while workers are on their way', () => {
    const groups = [aWorkerGroupRecord({ replicas: 3 })];
    expect(judge({ spec: { groups } }, running)).toBe(
      'Scaling, progressing: Scaling up: 1 of 3 workers ready',
    );
  });

  it('row 9: is not fooled by surplus workers of another group', () => {
    const groups = [
      aWorkerGroupRecord(),
      aWorkerGroupRecord({ name: 'gpu', replicas: 1 }),
    ];
    const pods = [
      aHeadPodRecord(),
      aPodRecord({ name: 'a' }),
      aPodRecord({ name: 'b' }),
    ];
    expect(judge({ spec: { groups } }, pods)).toBe(
      'Scaling, progressing: Scaling up: 1 of 2 workers ready',
    );
  });

  it('row 10: asks for no worker and is ready', () => {
    const groups = [aWorkerGroupRecord({ replicas: 0, minReplicas: 0 })];
    expect(judge({ spec: { groups } }, [aHeadPodRecord()])).toBe(
      'Ready, ok: Ready; no worker is asked for',
    );
  });

  it('row 10: has no worker groups at all and is ready', () => {
    expect(judge({ spec: { groups: [] } }, [aHeadPodRecord()])).toBe(
      'Ready, ok: Ready; no worker is asked for',
    );
  });

  it('does not look at generations', () => {
    expect(judge({ generation: 99 }, running)).toBe(
      'Ready, ok: The worker is ready',
    );
  });
});

describe('assessRayCluster, workers', () => {
  const groups = [aWorkerGroupRecord({ replicas: 3 })];
  const workers = (...overrides: Array<Partial<PodRecord>>) => [
    aHeadPodRecord(),
    ...overrides.map((override, index) =>
      aPodRecord({ name: `worker-${index}`, ...override }),
    ),
  ];
  const crashing = {
    ready: false,
    waiting: { reason: 'CrashLoopBackOff' },
    restarts: 4,
  };
  const noImage = {
    phase: 'Pending',
    ready: false,
    waiting: { reason: 'ErrImagePull' },
  };
  const lost = { ready: false };
  const unscheduled = {
    phase: 'Pending',
    ready: false,
    unscheduled: { reason: 'Unschedulable' },
  };
  const starting = { phase: 'Pending', ready: false };

  it.each<[string, Array<Partial<PodRecord>>, string]>([
    [
      'two crash',
      [crashing, crashing, {}],
      'Degraded, error: 2 of 3 workers keep crashing',
    ],
    [
      'one crashes and two have no image',
      [crashing, noImage, noImage],
      'Degraded, error: 3 of 3 workers failing: ErrImagePull',
    ],
    [
      'one is lost',
      [lost, {}, {}],
      'Degraded, error: 1 of 3 workers on a node that does not answer',
    ],
    [
      'one crashes and one waits: what needs somebody comes first',
      [crashing, unscheduled, {}],
      'Degraded, error: 1 of 3 workers keeps crashing',
    ],
    [
      'one is lost and one waits',
      [lost, unscheduled, {}],
      'Degraded, error: 1 of 3 workers on a node that does not answer',
    ],
    [
      'all that are missing wait for a node',
      [unscheduled, unscheduled, {}],
      'WaitingForCapacity, warning: std waits for capacity: 1 of 3 ready',
    ],
    [
      'one waits for a node while another starts',
      [unscheduled, starting, {}],
      'WaitingForCapacity, warning: std waits for capacity: 1 of 3 ready',
    ],
    [
      'two start',
      [starting, starting, {}],
      'Scaling, progressing: Scaling up: 1 of 3 workers ready',
    ],
    [
      'one has ended well, as idle ones do',
      [{ phase: 'Succeeded', ready: false }, {}, {}],
      'Scaling, progressing: Scaling up: 2 of 3 workers ready',
    ],
    [
      'one is missing and two evicted ones are still listed',
      [
        { phase: 'Failed', ready: false, terminated: { reason: 'Evicted' } },
        { phase: 'Failed', ready: false, terminated: { reason: 'Evicted' } },
        {},
        {},
      ],
      'Degraded, error: 1 of 3 workers failing: Evicted',
    ],
    [
      'one more than asked for crashes',
      [{}, {}, {}, crashing],
      'Ready, ok: All 3 workers are ready',
    ],
  ])('judges three workers of which %s', (_, pods, expected) => {
    expect(judge({ spec: { groups } }, workers(...pods))).toBe(expected);
  });

  it.each<[string, Array<Partial<PodRecord>>, string]>([
    ['crashes', [crashing], 'Degraded, error: The worker keeps crashing'],
    [
      'has no image',
      [noImage],
      'Degraded, error: The worker fails: ErrImagePull',
    ],
    [
      'is lost',
      [lost],
      'Degraded, error: The worker is on a node that does not answer',
    ],
    [
      'starts',
      [starting],
      'Scaling, progressing: Scaling up: the worker is not ready yet',
    ],
    ['is ready', [{}], 'Ready, ok: The worker is ready'],
  ])('says of the only worker that it %s', (_, pods, expected) => {
    expect(judge({}, workers(...pods))).toBe(expected);
  });

  it('says of two lost ones that they are on nodes', () => {
    expect(judge({ spec: { groups } }, workers(lost, lost, {}))).toBe(
      'Degraded, error: 2 of 3 workers on nodes that do not answer',
    );
  });

  it.each<[string, number, Array<Partial<PodRecord>>, string]>([
    ['its only worker', 1, [starting], 'Starting: the worker is not ready yet'],
    [
      'its only worker, which is ready',
      1,
      [{}],
      'Starting: the worker is ready',
    ],
    ['no worker', 0, [], 'Starting; no worker is asked for'],
    ['its three workers', 3, [{}], 'Starting: 1 of 3 workers ready'],
  ])('starts with %s', (_, replicas, pods, expected) => {
    const cluster = {
      spec: { groups: [aWorkerGroupRecord({ replicas, minReplicas: 0 })] },
      status: { conditions: [headReady, provisioning] },
    };
    expect(judge(cluster, workers(...pods))).toBe(
      `Pending, progressing: ${expected}`,
    );
  });

  it.each<[string, boolean, string]>([
    ['stays', true, 'Ready, ok: A worker is ready, none is asked for'],
    [
      'goes',
      false,
      'Scaling, progressing: Scaling down: one worker, none asked for',
    ],
  ])('says that the last worker %s', (_, autoscaling, expected) => {
    const none = [aWorkerGroupRecord({ replicas: 0, minReplicas: 0 })];
    expect(judge({ spec: { autoscaling, groups: none } }, workers({}))).toBe(
      expected,
    );
  });

  it('counts hosts: two replicas of four are eight pods', () => {
    const multiHost = [
      aWorkerGroupRecord({ replicas: 2, maxReplicas: 4, numOfHosts: 4 }),
    ];
    const { view, verdict } = assess(
      { spec: { groups: multiHost } },
      workers(...new Array(8).fill({})),
    );
    expect(verdict.message).toBe('All 8 workers are ready');
    expect(view.groups[0]).toMatchObject({
      ready: 8,
      desired: 8,
      min: 4,
      max: 16,
      atMax: false,
      numOfHosts: 4,
    });
  });

  it('shows no maximum where there is none', () => {
    const unbounded = [aWorkerGroupRecord({ maxReplicas: 2147483647 })];
    expect(
      assess({ spec: { groups: unbounded } }, running).view.groups[0].max,
    ).toBeUndefined();
  });

  it('leaves out pods of other clusters, namespaces and RayClusters, and Redis clean-up', () => {
    const { view } = assess({}, [
      ...running,
      aPodRecord({ name: 'a', cluster: 'test' }),
      aPodRecord({ name: 'b', namespace: 'other' }),
      aPodRecord({ name: 'c', rayCluster: 'other-kuberay' }),
      aPodRecord({ name: 'd', nodeType: 'other', group: undefined }),
    ]);
    expect(view.groups[0].ready).toBe(1);
    expect(view.orphanedGroups).toEqual([]);
  });

  it('does not take the head for a worker of a group called headgroup', () => {
    const headgroup = [aWorkerGroupRecord({ name: 'headgroup' })];
    const { view } = assess({ spec: { groups: headgroup } }, [
      aHeadPodRecord(),
    ]);
    expect(view.groups[0]).toMatchObject({ ready: 0, desired: 1 });
  });

  it('takes the head that stays while an old one leaves', () => {
    const { view } = assess({}, [
      aHeadPodRecord({
        name: 'old-head',
        deletionTimestamp: '2026-11-21T02:59:00Z',
      }),
      aHeadPodRecord({ name: 'new-head', createdAt: '2026-11-21T02:59:01Z' }),
      aPodRecord(),
    ]);
    expect(view.head).toMatchObject({ ready: true, podName: 'new-head' });
  });
});

describe('assessRayCluster, workers that are right not to be ready', () => {
  const stuck = aPodRecord({
    ready: false,
    readyReason: 'ContainersNotReady',
    phase: 'Pending',
    initializingSince: '2026-11-21T02:30:00Z',
  });
  const unprobed = aPodRecord({
    ready: false,
    readyReason: 'ContainersNotReady',
    readyChangedAt: '2026-11-21T02:30:00Z',
  });
  const startingHead = aHeadPodRecord({
    phase: 'Pending',
    ready: false,
    waiting: { reason: 'ContainerCreating' },
  });
  const starts = {
    status: { state: undefined, conditions: [provisioning] },
  };

  it('blames no worker that waits for a head whose image is still on its way', () => {
    const { findings } = assess(starts, [startingHead, stuck]);
    expect(judge(starts, [startingHead, stuck])).toBe(
      'Pending, progressing: Starting: the head is not ready yet',
    );
    expect(findings).toEqual([]);
  });

  it('blames it once the head is ready', () => {
    expect(judge(starts, [aHeadPodRecord(), stuck])).toBe(
      'Degraded, error: The worker fails: NeverInitialized',
    );
  });

  it('knows that a RayService keeps workers without a replica from being ready', () => {
    const service = {
      labels: {
        'ray.io/originated-from-crd': 'RayService',
        'ray.io/originated-from-cr-name': 'chat',
      },
    };
    const { view, findings } = assess(service, [aHeadPodRecord(), unprobed]);
    expect(findings).toEqual([]);
    expect(view.pods.map(({ state }) => state)).toEqual(['starting', 'ready']);
    expect(judge(service, [aHeadPodRecord(), unprobed])).toBe(
      'Scaling, progressing: Scaling up: the worker is not ready yet',
    );
    expect(judge({}, [aHeadPodRecord(), unprobed])).toBe(
      'Degraded, error: The worker fails: NeverReady',
    );
  });
});

describe('assessRayCluster when Kubernetes evicts the pods of a lost node', () => {
  const evicted = aPodRecord({
    ready: false,
    deletionTimestamp: '2026-11-21T02:58:00Z',
  });

  it('does not call it scaling: the operator makes no other pod before this one is gone', () => {
    const { view } = assess({}, [aHeadPodRecord(), evicted]);
    expect(judge({}, [aHeadPodRecord(), evicted])).toBe(
      'Degraded, error: The worker is on a node that does not answer',
    );
    expect(view.groups).toMatchObject([
      { ready: 0, failing: 0, terminating: 1 },
    ]);
  });

  it('says of a head that it is lost', () => {
    const head = aHeadPodRecord({
      ready: false,
      deletionTimestamp: '2026-11-21T02:58:00Z',
    });
    expect(judge({}, [head, aPodRecord()])).toBe(
      'Degraded, error: The head is on a node that does not answer',
    );
  });

  it('scales where a pod on a node that answers is deleted', () => {
    const deleted = aPodRecord({ deletionTimestamp: '2026-11-21T02:59:50Z' });
    expect(judge({}, [aHeadPodRecord(), deleted])).toBe(
      'Scaling, progressing: Scaling up: the worker is not ready yet',
    );
  });
});

describe('assessRayCluster before the operator has written a status', () => {
  it('says that the head crashes', () => {
    const head = aHeadPodRecord({
      ready: false,
      waiting: { reason: 'CrashLoopBackOff' },
      restarts: 4,
    });
    expect(judge({ status: undefined }, [head])).toBe(
      'Degraded, error: The head is not ready: CrashLoopBackOff',
    );
  });

  it.each([
    ['a second old', '2026-11-21T02:59:59Z'],
    ['made in our future, by a clock ahead of ours', '2026-11-21T03:05:00Z'],
  ])('says of one %s that it starts', (_, createdAt) => {
    const { findings } = assess({ status: undefined, createdAt }, []);
    expect(judge({ status: undefined, createdAt }, [])).toBe(
      'Pending, progressing: Starting: the head is not ready yet',
    );
    expect(findings).toEqual([]);
  });
});

describe('assessRayCluster on groups with odd names', () => {
  it.each(['__proto__', 'constructor', 'toString'])(
    'counts the workers of one called %s',
    name => {
      const { view, findings } = assess(
        { spec: { groups: [aWorkerGroupRecord({ name })] } },
        [aHeadPodRecord(), aPodRecord({ group: name })],
      );
      expect(view.groups).toMatchObject([{ name, ready: 1, desired: 1 }]);
      expect(findings).toEqual([]);
    },
  );
});

describe('assessRayCluster, findings that leave the verdict alone', () => {
  const surplus = [
    ...running,
    aPodRecord({ name: 'more-1' }),
    aPodRecord({ name: 'more-2' }),
  ];
  const codes = (...given: Parameters<typeof assess>) =>
    assess(...given).findings.map(({ code }) => code);

  it('finds replicas that were lowered from outside', () => {
    expect(codes({}, surplus)).toEqual(['replicas-lowered']);
    expect(judge({}, surplus)).toBe(
      'Ready, ok: 3 workers are ready, 1 asked for',
    );
  });

  it.each<[string, RayClusterRecordOverrides, PodRecord[]]>([
    ['without an autoscaler', { spec: { autoscaling: false } }, surplus],
    [
      'in a cluster that a RayJob made',
      { labels: { 'ray.io/originated-from-crd': 'RayJob' } },
      surplus,
    ],
    [
      'while the autoscaler takes pods away',
      {
        spec: {
          groups: [
            aWorkerGroupRecord({ workersToDelete: ['more-1', 'more-2'] }),
          ],
        },
      },
      surplus,
    ],
    [
      'while pods are leaving',
      {},
      [
        ...surplus,
        aPodRecord({
          name: 'leaving',
          deletionTimestamp: '2026-11-21T02:59:00Z',
        }),
      ],
    ],
    ['in a cluster that has what it asks for', {}, running],
  ])('does not find them %s', (_, cluster, pods) => {
    expect(codes(cluster, pods)).toEqual([]);
  });

  it('finds them though workersToDelete names pods long gone', () => {
    const groups = [aWorkerGroupRecord({ workersToDelete: ['long-gone'] })];
    expect(codes({ spec: { groups } }, surplus)).toEqual(['replicas-lowered']);
  });

  it('does not call a leaving pod of a removed group an orphan', () => {
    const leaving = aPodRecord({
      name: 'leaving',
      group: 'removed',
      deletionTimestamp: '2026-11-21T02:59:00Z',
    });
    expect(assess({}, [...running, leaving]).view.orphanedGroups).toEqual([]);
  });

  it('tells a maximum below the live count from replicas that were lowered', () => {
    const groups = [aWorkerGroupRecord({ replicas: 3, maxReplicas: 2 })];
    const { verdict, findings } = assess({ spec: { groups } }, surplus);
    expect(verdict.message).toBe('3 workers are ready, 2 asked for');
    expect(findings).toEqual([
      {
        code: 'above-maximum',
        severity: 'info',
        about: 'configuration',
        group: 'std',
        message:
          'std has 3 replicas and a maximum of 2; the surplus runs on until the autoscaler finds it idle.',
        remedy: 'Wait, or raise maxReplicas in Git again.',
        rayCluster: { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' },
      },
    ]);
  });

  it.each<[string, RayClusterRecordOverrides, PodRecord[]]>([
    [
      'without an autoscaler, where the operator deletes the surplus',
      {
        spec: {
          autoscaling: false,
          groups: [aWorkerGroupRecord({ replicas: 3, maxReplicas: 2 })],
        },
      },
      surplus,
    ],
    [
      'once the surplus is gone',
      {
        spec: { groups: [aWorkerGroupRecord({ replicas: 3, maxReplicas: 1 })] },
      },
      running,
    ],
  ])('finds no lowered maximum %s', (_, cluster, pods) => {
    expect(codes(cluster, pods)).toEqual([]);
  });

  it.each([
    ['2026-11-21T02:50:00Z', ['operator-silent']],
    ['2026-11-21T02:59:59Z', []],
  ])('without a status since %s finds %j', (createdAt, expected) => {
    const { view, verdict, findings } = assess(
      { createdAt, status: undefined },
      [],
    );
    expect([view.phase, verdict.tone]).toEqual(['Pending', 'progressing']);
    expect(findings.map(({ code }) => code)).toEqual(expected);
  });

  it('says since when and where the operator is silent', () => {
    const createdAt = '2026-11-21T02:50:00Z';
    expect(assess({ createdAt, status: undefined }, []).findings).toMatchObject(
      [
        {
          message:
            'The operator has said nothing of this cluster since it was created at 2026-11-21T02:50:00Z.',
          remedy:
            'Check that the KubeRay operator runs and watches the namespace ray.',
        },
      ],
    );
  });

  it('finds the image of the head alone', () => {
    const head = aHeadPodRecord({ image: 'docker.io/rayproject/ray:2.51.0' });
    expect(assess({}, [head, aPodRecord()]).findings).toMatchObject([
      {
        code: 'image-drift',
        about: 'runtime',
        message:
          '1 pod runs docker.io/rayproject/ray:2.51.0, the spec says docker.io/rayproject/ray:2.52.0.',
      },
    ]);
  });
});
