import { applicationId } from '../argocd';
import type { ApplicationView, OperationView } from '../view';

/** A sync by Argo CD itself that went well. @public */
export function anOperationView(
  overrides: Partial<OperationView> = {},
): OperationView {
  return {
    phase: 'Succeeded',
    message: 'successfully synced (all tasks run)',
    startedAt: '2026-11-21T02:07:02Z',
    finishedAt: '2026-11-21T02:07:02Z',
    retryCount: 0,
    automated: true,
    failures: [],
    ...overrides,
  };
}

/**
 * The Application of the guide's Ray cluster, Synced and Healthy; its id follows source, namespace and name.
 *
 * @public
 */
export function anApplicationView(
  overrides: Partial<ApplicationView> = {},
): ApplicationView {
  const application: ApplicationView = {
    id: '',
    name: 'raycluster',
    namespace: 'argocd',
    project: 'default',
    source: 'prod',
    destination: {
      cluster: 'prod',
      namespace: 'ray-cluster',
    },
    sources: [
      {
        repoURL: 'https://charts.example.org/kuberay',
        chart: 'ray-cluster',
        targetRevision: '1.5.1',
      },
    ],
    role: 'cluster',
    rayCluster: {
      cluster: 'prod',
      namespace: 'ray-cluster',
      name: 'raycluster-kuberay',
    },
    sync: 'Synced',
    health: 'Healthy',
    operation: anOperationView(),
    revisions: ['1.5.1'],
    policy: { automated: true, prune: true, selfHeal: true },
    conditions: [],
    deleting: false,
    history: [
      {
        id: 0,
        revisions: ['1.5.1'],
        deployedAt: '2026-11-21T02:07:02Z',
        automated: true,
      },
    ],
    ignoredFields: [
      '.spec.workerGroupSpecs[]?.replicas',
      '.spec.workerGroupSpecs[]?.scaleStrategy',
    ],
    outOfSync: [],
    outOfSyncOmitted: 0,
    control: { enabled: false, replicaResets: [] },
    links: {},
    ...overrides,
  };
  const { source: cluster, namespace, name } = application;
  return {
    ...application,
    id:
      overrides.id ??
      applicationId({ readFrom: 'kubernetes', cluster, namespace, name }),
  };
}
