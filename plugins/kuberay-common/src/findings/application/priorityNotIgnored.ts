import { appliesByServer } from '../../argocd/serverSide';
import { compareMinor } from '../../gitops/facts/versionParts';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import {
  allSyncOptions,
  isIgnored,
  readIgnoreRules,
  RIGHT_PATHS,
} from './ignoreRules';

/** The first CRDs that fill in `priority: 0`. */
const FIRST_WITH_PRIORITY = '1.7.0';

/** What the CRDs fill in is a difference to the apply of the server (domain.md 6.1). Only where the CRDs' version is known. */
export function findPriorityNotIgnored(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster, crdsVersion } = found;
  return rayCluster.spec.autoscaling &&
    appliesByServer({ syncOptions: allSyncOptions(found) }) &&
    (compareMinor(crdsVersion, FIRST_WITH_PRIORITY) ?? -1) >= 0 &&
    !isIgnored(readIgnoreRules(found), 'priority')
    ? [
        {
          code: 'priority-not-ignored',
          severity: 'warning',
          about: 'configuration',
          message: `${application.name} applies by the server, and the CRDs ${crdsVersion} fill in the priority of each group, which Git does not have: this can be a difference for ever.`,
          remedy: `Remove ServerSideApply=true from spec.syncPolicy.syncOptions of ${application.name}, or add "${RIGHT_PATHS.priority}" to the jqPathExpressions for RayCluster ${rayCluster.name}.`,
        },
      ]
    : [];
}
