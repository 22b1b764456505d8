import type {
  ApplicationRole,
  ApplicationView,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { rayClusterKey } from './rayClusterKey';

const roleRanks: Record<ApplicationRole, number> = {
  cluster: 0,
  operator: 1,
  crds: 2,
  other: 3,
};

/**
 * The Applications that have to do with one Ray cluster: what deploys it first, then what it stands on.
 *
 * An Application whose destination is not known may be one of them, so it stays.
 */
export function applicationsOf(
  applications: ApplicationView[],
  ref: RayClusterRef,
): ApplicationView[] {
  return applications
    .filter(({ role, rayCluster, destination }) =>
      role === 'cluster' && rayCluster
        ? rayClusterKey(rayCluster) === rayClusterKey(ref)
        : (destination.cluster ?? ref.cluster) === ref.cluster,
    )
    .sort((a, b) => roleRanks[a.role] - roleRanks[b.role]);
}
