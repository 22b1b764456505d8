import type { RayClusterFacts } from '../ray/facts';
import type { Finding, Verdict } from '../view';
import { findChartSkew } from './chartSkew';
import { findCrossedBounds } from './crossedBounds';
import { findDemandsAboveMaximum } from './demandAboveMaximum';
import { findDuplicateGroups } from './duplicateGroup';
import type { FoundIn } from './FoundIn';
import { findGroupsAtMaximum } from './groupAtMaximum';
import { findHeadNotReady } from './headNotReady';
import { findImageDrift } from './imageDrift';
import { findInfeasibleDemands } from './infeasibleDemand';
import { findLongName } from './longName';
import { findLoweredMaximum } from './loweredMaximum';
import { findLoweredReplicas } from './loweredReplicas';
import { findMissingDashboardPort } from './missingDashboardPort';
import { findOrphanedGroups } from './orphanedGroup';
import { findPodTroubles } from './podTrouble';
import { findOtherRayVersion } from './rayVersion';
import { findRejectedSpec } from './rejectedSpec';
import { findReplicaFailure } from './replicaFailure';
import { findSilentOperator } from './silentOperator';
import { findStuckFinalizer } from './stuckFinalizer';
import { findStuckTermination } from './stuckTermination';
import { findSuspendedGroups } from './suspendedGroup';

type Find = (found: FoundIn) => Finding[];

/** In the order in which they are shown: what explains the verdict comes first. */
const FINDS: readonly Find[] = [
  findLongName,
  findRejectedSpec,
  findSilentOperator,
  findReplicaFailure,
  findHeadNotReady,
  findDuplicateGroups,
  findPodTroubles,
  findInfeasibleDemands,
  findDemandsAboveMaximum,
  findStuckTermination,
  findOrphanedGroups,
  findImageDrift,
  findLoweredMaximum,
  findLoweredReplicas,
  findCrossedBounds,
  findChartSkew,
  findOtherRayVersion,
  findMissingDashboardPort,
  findSuspendedGroups,
  findGroupsAtMaximum,
];

/** Of a cluster that is being deleted only what keeps it from being gone. */
const FINDS_WHILE_DELETING: readonly Find[] = [
  findStuckFinalizer,
  findStuckTermination,
];

/** Everything worth saying of one RayCluster beside its verdict. */
export function findInRayCluster(
  facts: RayClusterFacts,
  verdict: Verdict,
): Finding[] {
  const { cluster, namespace, name, deletionTimestamp } = facts.record;
  const finds = deletionTimestamp ? FINDS_WHILE_DELETING : FINDS;
  return finds
    .flatMap(find => find({ facts, verdict }))
    .map(finding => ({
      ...finding,
      rayCluster: { cluster, namespace, name },
    }));
}
