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
  ])('refuses an object %s', (_, object, message) => {
    expect(() => toRayClusterRecord('prod', object)).toThrow(
      expect.objectContaining({ name: 'MalformedObjectError', message }),
    );
  });
});
