import { toPodRecord } from './toPodRecord';

const labels = {
  'ray.io/cluster': 'demo-kuberay',
  'ray.io/node-type': 'worker',
  'ray.io/group': 'std',
};

const metadata = {
  namespace: 'ray',
  name: 'demo-kuberay-std-worker-aaaaa',
  uid: '1',
  labels,
  creationTimestamp: '2026-11-21T02:00:05Z',
};

/** A pod as the API server sends it, with one Ray container. */
function aPod(status: object, meta: object = {}) {
  return {
    kind: 'Pod',
    metadata: { ...metadata, ...meta },
    spec: {
      nodeName: 'node-1',
      containers: [{ name: 'ray-worker', image: 'ray:2.52.0' }],
    },
    status,
  };
}

const finishedInit = {
  name: 'wait-gcs-ready',
  restartCount: 0,
  state: { terminated: { exitCode: 0, reason: 'Completed' } },
};

describe('toPodRecord', () => {
  it('keeps of a running pod what a verdict needs', () => {
    expect(
      toPodRecord(
        'prod',
        aPod({
          phase: 'Running',
          conditions: [
            {
              type: 'Ready',
              status: 'True',
              lastTransitionTime: '2026-11-21T02:00:09Z',
            },
            { type: 'PodScheduled', status: 'True' },
          ],
          initContainerStatuses: [finishedInit],
          containerStatuses: [
            { name: 'ray-worker', restartCount: 2, state: { running: {} } },
          ],
        }),
      ),
    ).toEqual({
      cluster: 'prod',
      namespace: 'ray',
      name: 'demo-kuberay-std-worker-aaaaa',
      uid: '1',
      rayCluster: 'demo-kuberay',
      nodeType: 'worker',
      group: 'std',
      phase: 'Running',
      ready: true,
      readyChangedAt: '2026-11-21T02:00:09Z',
      restarts: 2,
      image: 'ray:2.52.0',
      node: 'node-1',
      createdAt: '2026-11-21T02:00:05Z',
    });
  });

  it('keeps the image of Ray where a service mesh has put its container first', () => {
    const pod = aPod({});
    const mesh = { image: 'mesh/proxy:1', env: [{ name: 'PROXY' }] };
    const ray = {
      image: 'ray:2.52.0',
      env: [{ name: 'RAY_CLUSTER_NAME', valueFrom: {} }],
    };
    const imageOf = (containers: object[]) =>
      toPodRecord('prod', { ...pod, spec: { containers } }).image;
    expect(imageOf([mesh, ray])).toBe('ray:2.52.0');
    expect(imageOf([ray, mesh])).toBe('ray:2.52.0');
    expect(imageOf([mesh])).toBe('mesh/proxy:1');
  });

  it('keeps why no node takes it', () => {
    const record = toPodRecord(
      'prod',
      aPod({
        phase: 'Pending',
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: '0/5 nodes are available',
          },
        ],
      }),
    );
    expect(record.unscheduled).toEqual({
      reason: 'Unschedulable',
      message: '0/5 nodes are available',
    });
    expect(record.ready).toBe(false);
  });

  it.each([
    [
      'the init container that fails over the others that wait for it',
      {
        initContainerStatuses: [
          {
            restartCount: 4,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
          },
        ],
        containerStatuses: [
          {
            restartCount: 0,
            state: { waiting: { reason: 'PodInitializing' } },
          },
        ],
      },
      'CrashLoopBackOff',
    ],
    [
      'the container that fails over the one that still starts',
      {
        containerStatuses: [
          { state: { waiting: { reason: 'ContainerCreating' } } },
          { state: { waiting: { reason: 'ImagePullBackOff' } } },
        ],
      },
      'ImagePullBackOff',
    ],
    [
      'the start of a healthy pod',
      {
        containerStatuses: [
          { state: { waiting: { reason: 'ContainerCreating' } } },
        ],
      },
      'ContainerCreating',
    ],
  ])('tells %s', (_, status, reason) => {
    expect(
      toPodRecord('prod', aPod({ phase: 'Pending', ...status })).waiting
        ?.reason,
    ).toBe(reason);
  });

  it('takes a finished init container for the start that it is', () => {
    expect(
      toPodRecord(
        'prod',
        aPod({ phase: 'Pending', initContainerStatuses: [finishedInit] }),
      ).terminated,
    ).toBeUndefined();
  });

  it('keeps how a Ray container ended', () => {
    expect(
      toPodRecord(
        'prod',
        aPod({
          phase: 'Running',
          containerStatuses: [
            { state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } },
          ],
        }),
      ).terminated,
    ).toEqual({ reason: 'OOMKilled' });
  });

  it('keeps how the container ended that was restarted most', () => {
    const ended = (reason: string) => ({
      terminated: { exitCode: 1, reason },
    });
    expect(
      toPodRecord(
        'prod',
        aPod({
          phase: 'Running',
          containerStatuses: [
            { restartCount: 1, lastState: ended('Completed') },
            { restartCount: 7, lastState: ended('OOMKilled') },
            { restartCount: 9, lastState: {} },
          ],
        }),
      ).lastTerminated,
    ).toEqual({ reason: 'OOMKilled', exitCode: 1 });
  });

  it('keeps which container that was, where there are several', () => {
    const crashed = {
      name: 'autoscaler',
      restartCount: 7,
      lastState: { terminated: { reason: 'Error', exitCode: 1 } },
    };
    const endOf = (containerStatuses: object[]) =>
      toPodRecord('prod', aPod({ phase: 'Running', containerStatuses }))
        .lastTerminated;
    expect(endOf([{ name: 'ray-head', restartCount: 0 }, crashed])).toEqual({
      reason: 'Error',
      exitCode: 1,
      container: 'autoscaler',
    });
    expect(endOf([crashed])).toEqual({ reason: 'Error', exitCode: 1 });
  });

  it('keeps why the kubelet put an end to the pod', () => {
    const evicted = {
      reason: 'Evicted',
      message: 'The node was low on resource: memory.',
    };
    const status = {
      ...evicted,
      containerStatuses: [
        { state: { terminated: { exitCode: 137, reason: 'Error' } } },
      ],
    };
    expect(
      toPodRecord('prod', aPod({ ...status, phase: 'Failed' })).terminated,
    ).toEqual(evicted);
    expect(
      toPodRecord('prod', aPod({ ...status, phase: 'Running' })).terminated,
    ).toEqual({ reason: 'Error' });
  });

  it('keeps when the kubelet took the pod', () => {
    const startTime = '2026-11-21T02:00:07Z';
    expect(toPodRecord('prod', aPod({ startTime })).startedAt).toBe(startTime);
  });

  it('keeps since when all its containers run', () => {
    const containerStatuses = [
      { state: { running: { startedAt: '2026-11-21T02:10:00Z' } } },
      { state: { running: { startedAt: '2026-11-21T02:05:00Z' } } },
    ];
    expect(
      toPodRecord('prod', aPod({ phase: 'Running', containerStatuses }))
        .runningSince,
    ).toBe('2026-11-21T02:10:00Z');
  });

  it('keeps since when an init container runs, but not of a sidecar', () => {
    const running = (name: string) => ({
      name,
      state: { running: { startedAt: `2026-11-21T02:00:0${name.length}Z` } },
    });
    const pod = (...initContainerStatuses: object[]) => {
      const object = aPod({ phase: 'Pending', initContainerStatuses });
      const initContainers = [
        { name: 'mesh', restartPolicy: 'Always' },
        { name: 'wait-gcs' },
      ];
      return toPodRecord('prod', {
        ...object,
        spec: { ...object.spec, initContainers },
      }).initializingSince;
    };
    expect(pod(running('mesh'), running('wait-gcs'))).toBe(
      '2026-11-21T02:00:08Z',
    );
    expect(pod(running('mesh'), finishedInit)).toBeUndefined();
  });

  it.each([
    ['head', '1.5.1'],
    ['worker', undefined],
  ])('keeps the version of the operator of a %s as %s', (type, version) => {
    const object = aPod(
      {},
      { labels: { ...labels, 'ray.io/node-type': type } },
    );
    const env = [
      { name: 'RAY_IP', valueFrom: {} },
      {
        name: 'RAY_USAGE_STATS_EXTRA_TAGS',
        value: 'kuberay_version=v1.5.1;kuberay_crd=RayCluster',
      },
    ];
    expect(
      toPodRecord('prod', {
        ...object,
        spec: { containers: [{ image: 'ray:2.52.0', env }] },
      }).operatorVersion,
    ).toBe(version);
  });

  it('takes a pod without a status for one that is pending', () => {
    const { status: _, ...pod } = aPod({});
    expect(toPodRecord('prod', pod)).toMatchObject({
      phase: 'Pending',
      ready: false,
      restarts: 0,
    });
  });

  it.each([
    ['head', 'head'],
    ['worker', 'worker'],
    ['redis-cleanup', 'other'],
    [undefined, 'other'],
  ])('reads node type %s as %s', (nodeType, expected) => {
    const pod = aPod(
      { phase: 'Running' },
      { labels: { ...labels, 'ray.io/node-type': nodeType } },
    );
    const withoutUndefined = JSON.parse(JSON.stringify(pod));
    expect(toPodRecord('prod', withoutUndefined).nodeType).toBe(expected);
  });

  it('takes null lists for empty ones', () => {
    expect(
      toPodRecord('prod', aPod({ conditions: null, containerStatuses: null }))
        .phase,
    ).toBe('Pending');
  });

  it.each([
    [
      'has no Ray label',
      aPod({}, { labels: {} }),
      'Pod ray/demo-kuberay-std-worker-aaaaa is malformed: no label ray.io/cluster',
    ],
    [
      'has no uid',
      aPod({}, { uid: undefined }),
      'Pod ray/demo-kuberay-std-worker-aaaaa is malformed: metadata.uid: Required',
    ],
    [
      'is no object',
      'pod',
      'Pod (without a name) is malformed: the object: Expected object, received string',
    ],
  ])('refuses a pod that %s', (_, object, message) => {
    expect(() => toPodRecord('prod', object)).toThrow(
      expect.objectContaining({ name: 'MalformedObjectError', message }),
    );
  });
});
