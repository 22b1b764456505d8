import { toApplicationRecord } from './toApplicationRecord';

const prod = { cluster: 'prod', readFrom: 'kubernetes' } as const;
const metadata = { namespace: 'argocd', name: 'demo', uid: '1' };
const source = {
  repoURL: 'https://charts.example.org/kuberay',
  chart: 'ray-cluster',
  targetRevision: '1.5.1',
  helm: { releaseName: 'demo', valuesObject: { worker: {} } },
};
const spec = {
  project: 'ray',
  destination: { server: 'https://kubernetes.default.svc', namespace: 'ray' },
  source,
};
const keptSource = {
  repoURL: 'https://charts.example.org/kuberay',
  chart: 'ray-cluster',
  targetRevision: '1.5.1',
  releaseName: 'demo',
};

describe('toApplicationRecord', () => {
  it('keeps of a new Application its wish and no status', () => {
    expect(toApplicationRecord(prod, { metadata, spec })).toEqual({
      ...prod,
      ...metadata,
      project: 'ray',
      labels: {},
      annotations: {},
      destination: spec.destination,
      sources: [keptSource],
      policy: { automated: false, prune: false, selfHeal: false },
      syncOptions: [],
      finalizers: [],
      ignoreDifferences: [],
      revisions: [],
      operationPending: false,
      history: [],
      conditions: [],
      pruneNeeded: [],
      rayClusters: [],
      bringsCrds: false,
      bringsReplicaGuard: false,
      rayClusterSyncOptions: [],
      valueReplicas: { workergroup: 1 },
    });
  });

  it('keeps of a compared Application what a verdict needs', () => {
    const record = toApplicationRecord(prod, {
      metadata: {
        ...metadata,
        annotations: {
          'kuberay.io/entity': 'component:default/demo',
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
        },
      },
      spec: {
        ...spec,
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true'],
        },
      },
      operation: { sync: {} },
      status: {
        sync: { status: 'OutOfSync', revision: '1.5.1' },
        health: { status: 'Missing' },
        controllerNamespace: 'argocd',
        operationState: {
          phase: 'Running',
          message: 'one or more objects failed to apply',
          startedAt: '2026-11-21T02:00:00Z',
          retryCount: 4,
          syncResult: { resources: [] },
        },
        conditions: [
          {
            type: 'SyncError',
            message: 'failed',
            lastTransitionTime: '2026-11-21T02:00:00Z',
          },
        ],
        resources: [
          {
            group: 'ray.io',
            version: 'v1',
            kind: 'RayCluster',
            namespace: 'ray',
            name: 'demo-kuberay',
            status: 'OutOfSync',
          },
          { group: 'other.io', kind: 'RayCluster', name: 'not-ours' },
          { version: 'v1', kind: 'Service', name: 'not-a-ray-cluster' },
        ],
      },
    });
    expect(record).toMatchObject({
      annotations: { 'kuberay.io/entity': 'component:default/demo' },
      policy: { automated: true, prune: true, selfHeal: true },
      syncOptions: ['CreateNamespace=true'],
      syncStatus: 'OutOfSync',
      healthStatus: 'Missing',
      controllerNamespace: 'argocd',
      revisions: ['1.5.1'],
      operationPending: true,
      conditions: [{ type: 'SyncError', message: 'failed' }],
      rayClusters: [
        { namespace: 'ray', name: 'demo-kuberay', status: 'OutOfSync' },
      ],
    });
    expect(record.annotations).toEqual({
      'kuberay.io/entity': 'component:default/demo',
    });
    expect(record.operation).toEqual({
      phase: 'Running',
      message: 'one or more objects failed to apply',
      startedAt: '2026-11-21T02:00:00Z',
      retryCount: 4,
      automated: false,
      autoHealAttempts: 0,
      failures: [],
    });
  });

  it('takes the sources of a multi-source Application, and their revisions', () => {
    const { sources, revisions } = toApplicationRecord(prod, {
      metadata,
      spec: {
        ...spec,
        source: { repoURL: '' },
        sources: [source, { repoURL: 'https://git.example.org/v', ref: 'v' }],
      },
      status: { sync: { status: 'Synced', revisions: ['1.5.1', 'abc'] } },
    });
    expect(sources).toEqual([
      keptSource,
      { repoURL: 'https://git.example.org/v' },
    ]);
    expect(revisions).toEqual(['1.5.1', 'abc']);
  });

  it.each([
    [undefined, false],
    [null, false],
    [{}, true],
    [{ enabled: true }, true],
    [{ enabled: false }, false],
  ])('reads policy %j as automated: %s', (automated, expected) => {
    expect(
      toApplicationRecord(prod, {
        metadata,
        spec: { ...spec, syncPolicy: { automated } },
      }).policy.automated,
    ).toBe(expected);
  });

  it('refuses an Application without a destination', () => {
    expect(() =>
      toApplicationRecord(prod, { metadata, spec: { source } }),
    ).toThrow(
      expect.objectContaining({
        name: 'MalformedObjectError',
        message:
          'Application argocd/demo is malformed: spec.destination: Required',
      }),
    );
  });
});
