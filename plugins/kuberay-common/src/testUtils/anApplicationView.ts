import { applicationId } from '../argocd';
import type { ApplicationView } from '../view';

/** The Application of the guide's Ray cluster, Synced and Healthy; its id follows source, namespace and name. */
export function anApplicationView(
  overrides: Partial<ApplicationView> = {},
): ApplicationView {
  const application: ApplicationView = {
    id: '',
    name: 'raycluster',
    namespace: 'argocd',
    project: 'default',
    source: 'prod',
    role: 'cluster',
    rayCluster: {
      cluster: 'prod',
      namespace: 'ray-cluster',
      name: 'raycluster-kuberay',
    },
    sync: 'Synced',
    health: 'Healthy',
    operation: {
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
      startedAt: '2026-11-21T02:07:02Z',
      finishedAt: '2026-11-21T02:07:02Z',
      retryCount: 0,
    },
    revisions: ['1.5.1'],
    policy: { automated: true, prune: true, selfHeal: true },
    conditions: [],
    deleting: false,
    links: {},
    ...overrides,
  };
  const { source: cluster, namespace, name } = application;
  return {
    ...application,
    id: overrides.id ?? applicationId({ cluster, namespace, name }),
  };
}
