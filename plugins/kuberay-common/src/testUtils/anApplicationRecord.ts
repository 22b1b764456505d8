import type { ApplicationRecord } from '../argocd';

/** The Application of `aRayClusterRecord()`, Synced and Healthy, on the cluster that Argo CD runs in. */
export function anApplicationRecord(
  overrides: Partial<ApplicationRecord> = {},
): ApplicationRecord {
  const name = overrides.name ?? 'demo';
  return {
    cluster: 'prod',
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
    syncOptions: ['CreateNamespace=true'],
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
    },
    conditions: [],
    rayClusters: [{ namespace: 'ray', name: 'demo-kuberay', status: 'Synced' }],
    ...overrides,
  };
}
