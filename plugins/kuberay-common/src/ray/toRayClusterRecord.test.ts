import { toRayClusterRecord } from './toRayClusterRecord';

const metadata = { namespace: 'ray', name: 'demo-kuberay', uid: '1' };
const template = { spec: { containers: [{ image: 'ray:2.52.0' }] } };
const spec = { headGroupSpec: { template } };

describe('toRayClusterRecord', () => {
  it('keeps of a full object what a verdict needs', () => {
    expect(
      toRayClusterRecord('prod', {
        metadata: {
          ...metadata,
          generation: 3,
          managedFields: [
            { manager: 'argocd-controller', time: '2026-11-21T02:00:00Z' },
            { manager: 'python-requests', time: '2026-11-21T02:01:00Z' },
            {
              manager: 'kuberay-operator',
              subresource: 'status',
              time: '2026-11-21T02:02:00Z',
            },
          ],
          creationTimestamp: '2026-11-21T02:00:00Z',
          finalizers: ['example.org/hold'],
          labels: { 'helm.sh/chart': 'ray-cluster-1.5.1' },
          annotations: {
            'argocd.argoproj.io/tracking-id':
              'demo:ray.io/RayCluster:ray/demo-kuberay',
            'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
              spec: { workerGroupSpecs: [{ groupName: 'gpu', replicas: 1 }] },
            }),
          },
        },
        spec: {
          rayVersion: '2.52.0',
          enableInTreeAutoscaling: true,
          autoscalerOptions: { version: 'v2', idleTimeoutSeconds: 600 },
          headGroupSpec: {
            template: {
              ...template,
              metadata: { labels: { 'backstage.io/kubernetes-id': 'demo' } },
            },
          },
          workerGroupSpecs: [
            {
              groupName: 'gpu',
              replicas: 2,
              minReplicas: 1,
              maxReplicas: 4,
              numOfHosts: 4,
              rayStartParams: { 'num-gpus': '1', block: 'true' },
              scaleStrategy: { workersToDelete: ['a'] },
              template: {
                spec: {
                  containers: [
                    {
                      image: 'ray:2.52.0-gpu',
                      resources: {
                        requests: { 'nvidia.com/gpu': 1 },
                        limits: { memory: '1G' },
                      },
                    },
                    { image: 'sidecar' },
                  ],
                },
              },
            },
          ],
        },
        status: {
          state: 'ready',
          observedGeneration: 2,
          desiredWorkerReplicas: 8,
          head: { serviceName: 'demo-kuberay-head-svc' },
          endpoints: { client: '10001', dashboard: '8265' },
          conditions: [
            {
              type: 'HeadPodReady',
              status: 'True',
              reason: 'HeadPodRunningAndReady',
              message: '',
              lastTransitionTime: '2026-11-21T02:00:09Z',
            },
          ],
        },
      }),
    ).toEqual({
      cluster: 'prod',
      ...metadata,
      createdAt: '2026-11-21T02:00:00Z',
      finalizers: ['example.org/hold'],
      labels: { 'helm.sh/chart': 'ray-cluster-1.5.1' },
      trackingId: 'demo:ray.io/RayCluster:ray/demo-kuberay',
      generation: 3,
      writtenAt: '2026-11-21T02:01:00Z',
      appliedReplicas: { gpu: 1 },
      spec: {
        headLabels: { 'backstage.io/kubernetes-id': 'demo' },
        rayVersion: '2.52.0',
        suspend: false,
        autoscaling: true,
        autoscalerVersion: 'v2',
        idleTimeoutSeconds: 600,
        head: { image: 'ray:2.52.0', requests: {}, limits: {} },
        groups: [
          {
            name: 'gpu',
            replicas: 2,
            minReplicas: 1,
            maxReplicas: 4,
            numOfHosts: 4,
            suspend: false,
            workersToDelete: ['a'],
            rayStartParams: { 'num-gpus': '1' },
            template: {
              image: 'ray:2.52.0-gpu',
              requests: { 'nvidia.com/gpu': '1' },
              limits: { memory: '1G' },
            },
          },
        ],
      },
      status: {
        state: 'ready',
        observedGeneration: 2,
        desiredWorkers: 8,
        availableWorkers: 0,
        readyWorkers: 0,
        headServiceName: 'demo-kuberay-head-svc',
        endpoints: ['client', 'dashboard'],
        conditions: [
          {
            type: 'HeadPodReady',
            status: 'True',
            reason: 'HeadPodRunningAndReady',
            lastTransitionTime: '2026-11-21T02:00:09Z',
          },
        ],
      },
    });
  });

  it('fills in the defaults of the CRD', () => {
    const { groups } = toRayClusterRecord('prod', {
      metadata,
      spec: { ...spec, workerGroupSpecs: [{ groupName: 'std', template }] },
    }).spec;
    expect(groups).toEqual([
      {
        name: 'std',
        replicas: 0,
        minReplicas: 0,
        maxReplicas: 2147483647,
        numOfHosts: 1,
        suspend: false,
        workersToDelete: [],
        template: { image: 'ray:2.52.0', requests: {}, limits: {} },
      },
    ]);
  });

  it.each([[undefined], [null], [{}]])(
    'takes status %j for none: the operator has not looked',
    status => {
      expect(
        toRayClusterRecord('prod', { metadata, spec, status }).status,
      ).toBeUndefined();
    },
  );

  it.each([
    ['endpoints', { status: { state: 'ready', endpoints: 'none' } }],
    ['managedFields', { metadata: { ...metadata, managedFields: {} } }],
  ])('does not refuse an object for what is only a hint: odd %s', (_, odd) => {
    expect(
      toRayClusterRecord('prod', { metadata, spec, ...odd }),
    ).toMatchObject(metadata);
  });

  it('takes null groups for none', () => {
    expect(
      toRayClusterRecord('prod', {
        metadata,
        spec: { ...spec, workerGroupSpecs: null },
      }).spec.groups,
    ).toEqual([]);
  });

  it.each([
    [
      'without a spec',
      { metadata },
      'RayCluster ray/demo-kuberay is malformed: spec: Required',
    ],
    [
      'with replicas in words',
      {
        metadata,
        spec: {
          ...spec,
          workerGroupSpecs: [{ groupName: 'std', replicas: 'three', template }],
        },
      },
      'RayCluster ray/demo-kuberay is malformed: spec.workerGroupSpecs.0.replicas: Expected number, received string',
    ],
    [
      'with more replicas than an int32 holds',
      {
        metadata,
        spec: {
          ...spec,
          workerGroupSpecs: [
            { groupName: 'std', replicas: 2147483648, template },
          ],
        },
      },
      'RayCluster ray/demo-kuberay is malformed: spec.workerGroupSpecs.0.replicas: Number must be less than or equal to 2147483647',
    ],
  ])('refuses an object %s', (_, object, message) => {
    expect(() => toRayClusterRecord('prod', object)).toThrow(
      expect.objectContaining({ name: 'MalformedObjectError', message }),
    );
  });
});
