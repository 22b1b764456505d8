import type { ApplicationView, Finding, Verdict } from '../../view';

/** Argo CD has no health check for ray.io kinds: its Healthy says that the object exists. */
export function findBlindHealth(
  verdicts: readonly Verdict[],
  applications: readonly ApplicationView[],
): Finding[] {
  const blind =
    verdicts.some(({ tone }) => tone === 'error') &&
    applications.some(
      ({ role, sync, health }) =>
        role === 'cluster' && sync === 'Synced' && health === 'Healthy',
    );
  return blind
    ? [
        {
          code: 'argocd-health-blind',
          severity: 'info',
          about: 'configuration',
          message:
            'Argo CD has no health check for Ray clusters, so its Healthy says nothing here.',
          remedy:
            'Add the health check resource.customizations.health.ray.io_RayCluster to argocd-cm.',
        },
      ]
    : [];
}
