import { isForRayCluster } from '../../argocd/ignoredFields';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import {
  allSyncOptions,
  BEFORE_EDITS_ARRIVE,
  isIgnored,
  readIgnoreRules,
} from './ignoreRules';
import { findManagedFieldsIgnored } from './managedFieldsIgnored';

/** Every sync copies the whole live list of groups over Git's (domain.md 6.2), as soon as one path in the list is ignored. */
export function findRespectIgnoreDifferences(
  found: FoundInClusterApplication,
): Finding[] {
  const { application } = found;
  return allSyncOptions(found).get('RespectIgnoreDifferences') === 'true' &&
    ignoresPartOfList(found)
    ? [
        {
          code: 'respect-ignore-differences',
          severity: 'error',
          about: 'configuration',
          message: `With RespectIgnoreDifferences=true each sync of ${application.name} keeps the whole live list of worker groups: no edit of a group in Git arrives, and the Application stays OutOfSync.`,
          remedy: `Remove RespectIgnoreDifferences=true from spec.syncPolicy.syncOptions of ${application.name}; spec.ignoreDifferences alone is enough. ${BEFORE_EDITS_ARRIVE}`,
        },
      ]
    : [];
}

/** Any field of a group, however deep. */
function ignoresPartOfList(found: FoundInClusterApplication): boolean {
  const { record, rayCluster } = found;
  const named = record.ignoreDifferences
    .filter(rule => isForRayCluster(rule, rayCluster))
    .flatMap(rule => [...rule.jqPathExpressions, ...rule.jsonPointers])
    .some(path => path.includes('workerGroupSpecs'));
  return (
    named ||
    isIgnored(readIgnoreRules(found), 'replicas') ||
    findManagedFieldsIgnored(found).length > 0
  );
}
