import type { ApplicationRecord, IgnoreDifferencesRecord } from '../argocd';

/** Looks away from the two fields of `aRayClusterRecord()` that the autoscaler writes. @public */
export function anIgnoreDifferencesRecord(
  overrides: Partial<IgnoreDifferencesRecord> = {},
): IgnoreDifferencesRecord {
  return {
    group: 'ray.io',
    kind: 'RayCluster',
    name: 'demo-kuberay',
    namespace: 'ray',
    jqPathExpressions: [
      '.spec.workerGroupSpecs[]?.replicas',
      '.spec.workerGroupSpecs[]?.scaleStrategy',
    ],
    jsonPointers: [],
    managedFieldsManagers: [],
    ...overrides,
  };
}

/** The Application of `aRayClusterRecord()`, Synced and Healthy, on the cluster that Argo CD runs in. @public */
export function anApplicationRecord(
  overrides: Partial<ApplicationRecord> = {},
): ApplicationRecord {
  const name = overrides.name ?? 'demo';
  return {
    cluster: 'prod',
    readFrom: 'kubernetes',
    namespace: 'argocd',
    name,
    uid: `uid-of-${name}`,
    project: 'default',
    labels: {},
    annotations: {},
    destination: { server: 'https://kubernetes.default.svc', namespace: 'ray' },
    sources: [
      {
        repoURL: 'https://charts.example.org/kuberay',
        chart: 'ray-cluster',
        targetRevision: '1.5.1',
        releaseName: name,
      },
    ],
    policy: { automated: true, prune: true, selfHeal: true },
    syncOptions: ['CreateNamespace=true', 'ApplyOutOfSyncOnly=true'],
    finalizers: [],
    ignoreDifferences: [anIgnoreDifferencesRecord()],
    syncStatus: 'Synced',
    healthStatus: 'Healthy',
    revisions: ['1.5.1'],
    controllerNamespace: 'argocd',
    operationPending: false,
    operation: {
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
      startedAt: '2026-11-21T02:00:00Z',
      finishedAt: '2026-11-21T02:00:01Z',
      retryCount: 0,
      automated: true,
      autoHealAttempts: 0,
      failures: [],
    },
    history: [
      {
        id: 0,
        revisions: ['1.5.1'],
        deployedAt: '2026-11-21T02:00:01Z',
        automated: true,
      },
    ],
    conditions: [],
    outOfSync: [],
    outOfSyncOmitted: 0,
    rayClusters: [{ namespace: 'ray', name: 'demo-kuberay', status: 'Synced' }],
    bringsCrds: false,
    bringsReplicaGuard: false,
    rayClusterSyncOptions: [],
    ...overrides,
  };
}
