import type { ApplicationView, Finding, Verdict } from '../../view';

/**
 * Argo CD has no health check for ray.io kinds: its Healthy says that the object exists. One that was added sees the
 * status of the RayCluster, and none of its pods (domain.md 7.2).
 */
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
            'Argo CD says Healthy all the same: without a health check for RayClusters it sees only that the object exists, and with one it does not see the pods.',
          remedy:
            'Unless it is there, add resource.customizations.health.ray.io_RayCluster to the ConfigMap argocd-cm; the template for a Ray stack writes it with argocd.healthCheck: true. For the pods go by what is said here.',
        },
      ]
    : [];
}
