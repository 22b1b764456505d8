import { CONDITION_SHARED_RESOURCE } from '../../argocd/names';
import { formatRayClusterRef } from '../../rayClusterRef';
import {
  shortenReason,
  type ApplicationView,
  type Finding,
  type RayClusterRef,
} from '../../view';

const REMEDY =
  'Keep one Application for this Ray cluster. Delete the other without cascade (argocd app delete --cascade=false), so that the cluster stays.';

/** An Application with all RayClusters that it deploys; its view names one of them at most. */
export interface Claimant {
  application: ApplicationView;
  rayClusters: readonly RayClusterRef[];
}

/**
 * Two Applications write one object in turn, so neither of their states means anything. Where the other is not known
 * here, Argo CD's own warning names it; at any moment only one of the two has it (domain.md 6.6).
 */
export function findDoubleClaims(claimants: readonly Claimant[]): Finding[] {
  const claims = new Map<
    string,
    { rayCluster: RayClusterRef; claiming: Map<string, ApplicationView> }
  >();
  for (const { application, rayClusters } of claimants) {
    for (const rayCluster of application.deleting ? [] : rayClusters) {
      const key = formatRayClusterRef(rayCluster);
      const claim = claims.get(key) ?? { rayCluster, claiming: new Map() };
      claim.claiming.set(application.id, application);
      claims.set(key, claim);
    }
  }
  return [...claims.values()].flatMap(({ rayCluster, claiming }) => {
    const applications = [...claiming.values()];
    return applications.length > 1
      ? describeClaims(rayCluster, applications)
      : applications.flatMap(each => warnedClaims(rayCluster, each));
  });
}

function describeClaims(
  rayCluster: RayClusterRef,
  claiming: readonly ApplicationView[],
): Finding[] {
  return [
    {
      code: 'claimed-twice',
      severity: 'error',
      about: 'configuration',
      message: `${claiming
        .map(({ namespace, name }) => `${namespace}/${name}`)
        .join(' and ')} both deploy ${formatRayClusterRef(
        rayCluster,
      )} and overwrite each other.`,
      remedy: REMEDY,
      rayCluster,
    },
  ];
}

function warnedClaims(
  rayCluster: RayClusterRef,
  { id, conditions }: ApplicationView,
): Finding[] {
  const warning = conditions.find(
    ({ type, message = '' }) =>
      type === CONDITION_SHARED_RESOURCE &&
      message.includes(`RayCluster/${rayCluster.name} `),
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
