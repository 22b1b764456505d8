import type { RayClusterFacts } from '../ray/facts';
import type { Finding, Verdict } from '../view';
import { findDuplicateGroups } from './duplicateGroup';
import type { FoundIn } from './FoundIn';
import { findHeadNotReady } from './headNotReady';
import { findImageDrift } from './imageDrift';
import { findLoweredMaximum } from './loweredMaximum';
import { findLoweredReplicas } from './loweredReplicas';
import { findOrphanedGroups } from './orphanedGroup';
import { findPodTroubles } from './podTrouble';
import { findRejectedSpec } from './rejectedSpec';
import { findReplicaFailure } from './replicaFailure';
import { findSilentOperator } from './silentOperator';

type Find = (found: FoundIn) => Finding[];

/** In the order in which they are shown: what explains the verdict comes first. */
const FINDS: readonly Find[] = [
  findRejectedSpec,
  findSilentOperator,
  findReplicaFailure,
  findHeadNotReady,
  findDuplicateGroups,
  findPodTroubles,
  findOrphanedGroups,
  findImageDrift,
  findLoweredMaximum,
  findLoweredReplicas,
];

/** Everything worth saying of one RayCluster beside its verdict; nothing of one that is being deleted. */
export function findInRayCluster(
  facts: RayClusterFacts,
  verdict: Verdict,
): Finding[] {
  const { cluster, namespace, name, deletionTimestamp } = facts.record;
  return deletionTimestamp
    ? []
    : FINDS.flatMap(find => find({ facts, verdict })).map(finding => ({
        ...finding,
        rayCluster: { cluster, namespace, name },
      }));
}
