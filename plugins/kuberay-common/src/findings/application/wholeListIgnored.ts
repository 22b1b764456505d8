import { quote } from '../../gitops/rules/quote';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import {
  BEFORE_EDITS_ARRIVE,
  readIgnoreRules,
  RIGHT_PATHS,
} from './ignoreRules';

/** A rule on the whole list hides every edit of a group, until another edit brings them all at once (domain.md 6.3 row 13). */
export function findWholeListIgnored(
  found: FoundInClusterApplication,
): Finding[] {
  const { application } = found;
  const [path] = readIgnoreRules(found).ignored.whole;
  return path === undefined
    ? []
    : [
        {
          code: 'whole-list-ignored',
          severity: 'error',
          about: 'configuration',
          message: `${application.name} ignores ${quote(
            path,
          )}: what Git says of a worker group does not arrive, and Argo CD says Synced.`,
          remedy: `Write the jqPathExpressions "${RIGHT_PATHS.replicas}" and "${RIGHT_PATHS.scaleStrategy}" in its place. ${BEFORE_EDITS_ARRIVE}`,
        },
      ];
}
