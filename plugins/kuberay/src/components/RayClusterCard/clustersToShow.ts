import type { RayClusterView, RayPhase } from 'backstage-plugin-kuberay-common';
import { isGroupTroubled, isHeadTroubled, MAX_GROUPS } from '../WorkerGroups';

/** So many Ray clusters of one entity are shown without asking. */
export const MAX_CLUSTERS = 5;

/** So many rows of worker groups fit on a card of several clusters. */
const MAX_ROWS = 6;

/** Worst first. A `Record` over all phases: a new one does not compile without its rank. */
const PHASE_RANK: Readonly<Record<RayPhase, number>> = {
  Degraded: 0,
  WaitingForCapacity: 1,
  Unknown: 2,
  Missing: 2,
  NotInstalled: 2,
  Pending: 3,
  Scaling: 3,
  Suspending: 3,
  Deleting: 3,
  Ready: 4,
  Suspended: 4,
};

/** The clusters of a card, and how many groups of each stand open. */
export interface ClustersToShow {
  shown: RayClusterView[];
  omitted: number;
  /** How many groups of this cluster are listed before somebody asks for all. */
  mostGroups(rayCluster: RayClusterView): number;
}

/**
 * The Ray clusters of one entity, the worst first and equals in their order; of many only the worst, unless `all` are
 * asked for. Where all their groups take too much room, only groups in trouble stand open.
 */
export function clustersToShow(
  rayClusters: RayClusterView[],
  all: boolean,
): ClustersToShow {
  const sorted = rayClusters
    .map((rayCluster, index) => ({ rayCluster, index }))
    .sort(
      (a, b) =>
        PHASE_RANK[a.rayCluster.phase] - PHASE_RANK[b.rayCluster.phase] ||
        a.index - b.index,
    )
    .map(({ rayCluster }) => rayCluster);
  const shown =
    all || sorted.length <= MAX_CLUSTERS + 1
      ? sorted
      : sorted.slice(0, MAX_CLUSTERS);
  const rows = rayClusters.reduce((sum, { groups }) => sum + groups.length, 0);
  return {
    shown,
    omitted: sorted.length - shown.length,
    mostGroups: rayCluster =>
      rayClusters.length === 1 || rows <= MAX_ROWS
        ? MAX_GROUPS
        : Math.min(MAX_GROUPS, countTroubled(rayCluster)),
  };
}

function countTroubled(rayCluster: RayClusterView): number {
  // Without its head no group of a cluster has anything to say of its own.
  return isHeadTroubled(rayCluster)
    ? 0
    : rayCluster.groups.filter(isGroupTroubled).length;
}
