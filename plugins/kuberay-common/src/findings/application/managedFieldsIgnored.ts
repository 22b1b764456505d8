import { isForRayCluster } from '../../argocd/ignoredFields';
import { RAYCLUSTER_KIND } from '../../ray/names';
import { quote } from '../../gitops/rules/quote';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import {
  AUTOSCALER_MANAGER,
  BEFORE_EDITS_ARRIVE,
  RIGHT_PATHS,
} from './ignoreRules';

/**
 * The list of groups has one owner as a whole: who trusts the autoscaler's manager ignores all of it (domain.md 6.3
 * row 14). A rule for every kind that trusts somebody else, such as kube-controller-manager, does no harm here.
 */
export function findManagedFieldsIgnored(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, record, rayCluster } = found;
  const [manager] = record.ignoreDifferences
    .filter(rule => isForRayCluster(rule, rayCluster))
    .flatMap(({ kind, managedFieldsManagers }) =>
      kind === RAYCLUSTER_KIND
        ? managedFieldsManagers
        : managedFieldsManagers.filter(each => each === AUTOSCALER_MANAGER),
    );
  return manager === undefined
    ? []
    : [
        {
          code: 'managed-fields-ignored',
          severity: 'error',
          about: 'configuration',
          message: `${application.name} ignores all that field manager ${quote(
            manager,
          )} owns. If it is the autoscaler's, that is the whole list of worker groups: no edit of a group arrives, and Argo CD says Synced.`,
          remedy: `Remove managedFieldsManagers from spec.ignoreDifferences of ${application.name} and write the jqPathExpressions "${RIGHT_PATHS.replicas}" and "${RIGHT_PATHS.scaleStrategy}". ${BEFORE_EDITS_ARRIVE}`,
        },
      ];
}
