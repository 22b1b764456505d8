import { CONDITION_SHARED_RESOURCE } from '../../argocd/names';
import { formatRayClusterRef } from '../../rayClusterRef';
import { shortenReason, type ApplicationView, type Finding } from '../../view';

const REMEDY =
  'Keep one Application for this Ray cluster. Delete the other without cascade (argocd app delete --cascade=false), so that the cluster stays.';

/**
 * Two Applications write one object in turn, so neither of their states means anything. Where the other is not known
 * here, Argo CD's own warning names it; at any moment only one of the two has it (domain.md 6.6).
 */
export function findDoubleClaims(
  applications: readonly ApplicationView[],
): Finding[] {
  const claims = new Map<string, ApplicationView[]>();
  for (const application of applications) {
    if (application.rayCluster && !application.deleting) {
      const key = formatRayClusterRef(application.rayCluster);
      claims.set(key, [...(claims.get(key) ?? []), application]);
    }
  }
  return [...claims].flatMap(([cluster, claiming]) =>
    claiming.length > 1
      ? describeClaims(cluster, claiming)
      : claiming.flatMap(warnedClaims),
  );
}

function describeClaims(
  cluster: string,
  claiming: readonly ApplicationView[],
): Finding[] {
  return [
    {
      code: 'claimed-twice',
      severity: 'error',
      about: 'configuration',
      message: `${claiming
        .map(({ namespace, name }) => `${namespace}/${name}`)
        .join(' and ')} both deploy ${cluster} and overwrite each other.`,
      remedy: REMEDY,
      rayCluster: claiming[0].rayCluster,
    },
  ];
}

function warnedClaims(application: ApplicationView): Finding[] {
  const { id, rayCluster, conditions } = application;
  const warning = conditions.find(
    ({ type, message = '' }) =>
      type === CONDITION_SHARED_RESOURCE &&
      message.includes(`RayCluster/${rayCluster?.name} `),
  );
  return warning
    ? [
        {
          code: 'claimed-twice',
          severity: 'error',
          about: 'configuration',
          message: `Two Applications deploy one Ray cluster and overwrite each other: ${shortenReason(
            warning.message ?? '',
          )}`,
          remedy: REMEDY,
          rayCluster,
          application: id,
        },
      ]
    : [];
}
