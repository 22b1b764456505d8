import type { Finding } from '../../view';
import type {
  FoundInApplication,
  FoundInClusterApplication,
} from './FoundInApplication';
import { findAutoSyncStopped } from './autoSyncStopped';
import { findClusterReplaced } from './clusterReplaced';
import { findCrdsAppliedByClient } from './crdsAppliedByClient';
import { findCrdsPrunable } from './crdsPrunable';
import { findGuardWithoutIgnoreRules } from './guardWithoutIgnoreRules';
import { findIgnoreRuleMisses } from './ignoreRuleMisses';
import { findManagedFieldsIgnored } from './managedFieldsIgnored';
import { findNoReplicaGuard } from './noReplicaGuard';
import { findNotComparable } from './notComparable';
import { findOperatorBringsCrds } from './operatorBringsCrds';
import { findPointersMissGroups } from './pointersMissGroups';
import { findPriorityNotIgnored } from './priorityNotIgnored';
import { findPruneNeeded } from './pruneNeeded';
import { findReplicasIgnoredInVain } from './replicasIgnoredInVain';
import { findReplicasNotIgnored } from './replicasNotIgnored';
import { findRespectIgnoreDifferences } from './respectIgnoreDifferences';
import { findScaleStrategyNotIgnored } from './scaleStrategyNotIgnored';
import { findSelfHealLoop } from './selfHealLoop';
import { findServerSideDiffAlone } from './serverSideDiffAlone';
import { findSyncFailed } from './syncFailed';
import { findWaitingForSync } from './waitsForSync';
import { findWholeListIgnored } from './wholeListIgnored';

/** What is found by the view alone. In the order in which they are shown: what is broken now comes first. */
export const FINDS_IN_VIEW: ReadonlyArray<
  (found: Pick<FoundInApplication, 'application'>) => Finding[]
> = [findSyncFailed, findNotComparable, findWaitingForSync];

/** What is found in an Application of any role, in the order in which it is shown. */
export const FINDS_IN_APPLICATION: ReadonlyArray<
  (found: FoundInApplication) => Finding[]
> = [
  findAutoSyncStopped,
  findSelfHealLoop,
  findPruneNeeded,
  findCrdsPrunable,
  findCrdsAppliedByClient,
  findOperatorBringsCrds,
];

/** What is found in an Application and one of its RayClusters, in the order in which it is shown. */
export const FINDS_IN_CLUSTER: ReadonlyArray<
  (found: FoundInClusterApplication) => Finding[]
> = [
  findIgnoreRuleMisses,
  findReplicasNotIgnored,
  findPointersMissGroups,
  findWholeListIgnored,
  findManagedFieldsIgnored,
  findRespectIgnoreDifferences,
  findClusterReplaced,
  findServerSideDiffAlone,
  findScaleStrategyNotIgnored,
  findPriorityNotIgnored,
  findReplicasIgnoredInVain,
  findGuardWithoutIgnoreRules,
  findNoReplicaGuard,
];
