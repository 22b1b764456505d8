import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import { allSyncOptions, isIgnored, readIgnoreRules } from './ignoreRules';

/** Every sync copies the whole live list of groups over Git's (domain.md 6.2), as soon as one path in the list is ignored. */
export function findRespectIgnoreDifferences(
  found: FoundInClusterApplication,
): Finding[] {
  const { application } = found;
  const { ignored } = readIgnoreRules(found);
  const copies =
    ignored.byPath.size > 0 ||
    ignored.byIndex.size > 0 ||
    isIgnored(ignored, 'replicas');
  return copies &&
    allSyncOptions(found).get('RespectIgnoreDifferences') === 'true'
    ? [
        {
          code: 'respect-ignore-differences',
          severity: 'error',
          about: 'configuration',
          message: `With RespectIgnoreDifferences=true each sync of ${application.name} keeps the whole live list of worker groups: no edit of a group in Git arrives, and the Application stays OutOfSync.`,
          remedy: `Remove RespectIgnoreDifferences=true from spec.syncPolicy.syncOptions of ${application.name}; spec.ignoreDifferences alone is enough.`,
        },
      ]
    : [];
}
