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
      outOfSync: [],
      outOfSyncOmitted: 0,
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

  it('keeps no password of an address, and no address of an API server out of a message', () => {
    const server = 'https://10.0.0.9:6443';
    const message =
      'https://bot:s3cr3t@git.example.org/ray: EOF; Get "https://10.0.0.9:6443/version"';
    const record = toApplicationRecord(prod, {
      metadata,
      spec: {
        ...spec,
        source: { repoURL: 'https://bot:s3cr3t@git.example.org/ray' },
        destination: { server, name: 'gpu' },
      },
      status: {
        conditions: [{ type: 'ComparisonError', message }],
        operationState: {
          phase: 'Failed',
          message,
          syncResult: {
            resources: [
              { kind: 'Job', name: 'a', status: 'SyncFailed', message },
            ],
          },
        },
      },
    });
    const said = 'https://git.example.org/ray: EOF; Get "gpu/version"';
    expect(record.sources).toEqual([
      { repoURL: 'https://git.example.org/ray' },
    ]);
    expect(record.conditions).toEqual([
      { type: 'ComparisonError', message: said },
    ]);
    expect(record.operation).toMatchObject({
      message: said,
      failures: [{ kind: 'Job', name: 'a', message: said }],
    });
    expect(JSON.stringify(record)).not.toContain('s3cr3t');
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

  it('keeps who synced and when, and what failed', () => {
    const history = Array.from({ length: 12 }, (_, id) => ({
      id,
      revision: `${id}`,
      deployedAt: '2026-11-21T02:00:00Z',
      initiatedBy: id === 11 ? { username: 'admin' } : { automated: true },
    }));
    const record = toApplicationRecord(prod, {
      metadata: {
        ...metadata,
        creationTimestamp: '2026-11-21T01:00:00Z',
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        ...spec,
        syncPolicy: { retry: { limit: 5, backoff: { duration: '5s' } } },
      },
      status: {
        history,
        operationState: {
          phase: 'Running',
          retryCount: 2,
          operation: {
            initiatedBy: { username: 'admin' },
            sync: { autoHealAttemptsCount: 4 },
          },
          syncResult: {
            resources: [
              { kind: 'RayCluster', name: 'a', status: 'Synced' },
              {
                kind: 'RayCluster',
                name: 'b',
                status: 'SyncFailed',
                message: 'denied',
              },
            ],
          },
        },
      },
    });
    expect(record).toMatchObject({
      createdAt: '2026-11-21T01:00:00Z',
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
      retry: { limit: 5, backoff: { duration: '5s' } },
      operation: {
        initiatedBy: 'admin',
        automated: false,
        autoHealAttempts: 4,
        failures: [{ kind: 'RayCluster', name: 'b', message: 'denied' }],
      },
    });
    // The oldest two are gone.
    expect(record.history.map(({ id }) => id)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(record.history.at(-1)).toEqual({
      id: 11,
      revisions: ['11'],
      deployedAt: '2026-11-21T02:00:00Z',
      initiatedBy: 'admin',
      automated: false,
    });
  });

  it('keeps what is not as in Git, what nobody prunes first', () => {
    const { outOfSync, outOfSyncOmitted } = toApplicationRecord(prod, {
      metadata,
      spec,
      status: {
        resources: [
          { version: 'v1', kind: 'ConfigMap', name: 'same', status: 'Synced' },
          { version: 'v1', kind: 'ConfigMap', name: 'a-hook' },
          {
            group: 'ray.io',
            version: 'v1',
            kind: 'RayCluster',
            namespace: 'ray',
            name: 'demo-kuberay',
            status: 'OutOfSync',
          },
          // `IgnoreExtraneous`: the Application is Synced, and a sync with prune deletes it all the same.
          {
            version: 'v1',
            kind: 'Namespace',
            name: 'old',
            status: 'Synced',
            requiresPruning: true,
          },
        ],
      },
    });
    expect({ outOfSync, outOfSyncOmitted }).toEqual({
      outOfSync: [
        { kind: 'Namespace', name: 'old', prune: true },
        {
          group: 'ray.io',
          kind: 'RayCluster',
          namespace: 'ray',
          name: 'demo-kuberay',
          prune: false,
        },
      ],
      outOfSyncOmitted: 0,
    });
  });

  it('keeps 20 of what is not as in Git, and says how many more there are', () => {
    const { outOfSync, outOfSyncOmitted } = toApplicationRecord(prod, {
      metadata,
      spec,
      status: {
        resources: Array.from({ length: 23 }, (_, index) => ({
          kind: 'ConfigMap',
          name: `c${index}`,
          status: 'OutOfSync',
          requiresPruning: index === 22,
        })),
      },
    });
    expect({
      first: outOfSync[0],
      kept: outOfSync.length,
      outOfSyncOmitted,
    }).toEqual({
      first: { kind: 'ConfigMap', name: 'c22', prune: true },
      kept: 20,
      outOfSyncOmitted: 3,
    });
  });

  it('keeps the ignore rules in their order', () => {
    const { ignoreDifferences } = toApplicationRecord(prod, {
      metadata,
      spec: {
        ...spec,
        ignoreDifferences: [
          { kind: 'Secret', jsonPointers: ['/data'] },
          {
            group: 'ray.io',
            kind: 'RayCluster',
            name: 'demo-kuberay',
            namespace: 'ray',
            jqPathExpressions: ['.spec.workerGroupSpecs[].replicas'],
            managedFieldsManagers: ['python-requests'],
          },
        ],
      },
    });
    expect(ignoreDifferences).toEqual([
      {
        kind: 'Secret',
        jqPathExpressions: [],
        jsonPointers: ['/data'],
        managedFieldsManagers: [],
      },
      {
        group: 'ray.io',
        kind: 'RayCluster',
        name: 'demo-kuberay',
        namespace: 'ray',
        jqPathExpressions: ['.spec.workerGroupSpecs[].replicas'],
        jsonPointers: [],
        managedFieldsManagers: ['python-requests'],
      },
    ]);
  });

  const GUARD = {
    group: 'admissionregistration.k8s.io',
    kind: 'MutatingAdmissionPolicy',
    name: 'raycluster-keep-autoscaled-replicas',
    status: 'Synced',
  };
  const BINDING = { ...GUARD, kind: 'MutatingAdmissionPolicyBinding' };

  it.each<[string, object[], object]>([
    [
      'KubeRay’s CRDs',
      [{ kind: 'CustomResourceDefinition', name: 'rayclusters.ray.io' }],
      { bringsCrds: true, bringsReplicaGuard: false },
    ],
    [
      'other CRDs',
      [{ kind: 'CustomResourceDefinition', name: 'arrays.io' }],
      { bringsCrds: false, bringsReplicaGuard: false },
    ],
    [
      'the replica guard',
      [GUARD, BINDING],
      { bringsCrds: false, bringsReplicaGuard: true },
    ],
    [
      'a replica guard that may not be there',
      [{ ...GUARD, status: 'OutOfSync' }, BINDING],
      { bringsCrds: false, bringsReplicaGuard: false },
    ],
    [
      'a replica guard that no binding puts into force',
      [GUARD],
      { bringsCrds: false, bringsReplicaGuard: false },
    ],
    [
      'a replica guard whose binding may not be there',
      [GUARD, { ...BINDING, status: 'OutOfSync' }],
      { bringsCrds: false, bringsReplicaGuard: false },
    ],
    [
      'another policy',
      [GUARD, BINDING].map(part => ({ ...part, name: 'add-tolerations' })),
      { bringsCrds: false, bringsReplicaGuard: false },
    ],
  ])('tells %s by the list of resources', (_, resources, expected) => {
    expect(
      toApplicationRecord(prod, { metadata, spec, status: { resources } }),
    ).toMatchObject(expected);
  });

  it.each<[string, object, Record<string, number> | undefined]>([
    [
      'an object',
      {
        valuesObject: {
          worker: { groupName: 'std', replicas: 2 },
          additionalWorkerGroups: {
            a1: { replicas: '3' },
            a2: { replicas: 4, disabled: true },
            a3: {},
          },
        },
      },
      { std: 2, a1: 3, a3: 0 },
    ],
    ['a text', { values: 'worker:\n  replicas: 2\n' }, { workergroup: 2 }],
    [
      'a parameter, which wins',
      {
        valuesObject: { worker: { groupName: 'std', replicas: 2 } },
        parameters: [{ name: 'worker.replicas', value: '7' }],
      },
      { std: 7 },
    ],
    ['files, which nobody reads here', { valueFiles: ['a.yaml'] }, undefined],
  ])('reads the counts of Git from %s', (_, helm, expected) => {
    expect(
      toApplicationRecord(prod, {
        metadata,
        spec: { ...spec, source: { ...source, helm } },
      }).valueReplicas,
    ).toEqual(expected);
  });

  it('knows no counts of a chart that somebody has in a folder of Git', () => {
    const { chart: _, ...folder } = source;
    expect(
      toApplicationRecord(prod, {
        metadata,
        spec: { ...spec, source: { ...folder, path: 'charts/ray-cluster' } },
      }).valueReplicas,
    ).toBeUndefined();
  });

  it('reads the sync options that the values put on the RayCluster', () => {
    const annotations = {
      'argocd.argoproj.io/sync-options': 'Replace=true, Prune=false',
    };
    expect(
      toApplicationRecord(prod, {
        metadata,
        spec: {
          ...spec,
          source: { ...source, helm: { valuesObject: { annotations } } },
        },
      }).rayClusterSyncOptions,
    ).toEqual(['Replace=true', 'Prune=false']);
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
