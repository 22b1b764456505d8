import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import { readIgnoreRules, RIGHT_PATHS } from './ignoreRules';

/** JSON pointers name groups by their place in the list: one for each group, or it is not what was meant. */
export function findPointersMissGroups(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster } = found;
  const { ignored } = readIgnoreRules(found);
  const { autoscaling, groups } = rayCluster.spec;
  const indexes = ignored.byIndex.get('replicas');
  if (
    !autoscaling ||
    !indexes ||
    ignored.byPath.has('replicas') ||
    ignored.unread.length > 0
  ) {
    return [];
  }
  const missed = groups.filter((_, index) => !indexes.includes(index));
  const beyond = indexes.filter(index => index >= groups.length);
  if (missed.length === 0 && beyond.length === 0) {
    return [];
  }
  return [
    {
      code: 'pointers-miss-groups',
      severity: 'error',
      about: 'configuration',
      message:
        missed.length > 0
          ? `${
              application.name
            } ignores replicas group by group and leaves out ${missed
              .map(({ name }) => name)
              .join(', ')}: Argo CD puts back what the autoscaler writes there.`
          : `${
              application.name
            } ignores replicas of a group at index ${beyond.join(
              ', ',
            )}, and the ${groups.length} groups end at index ${
              groups.length - 1
            }.`,
      remedy: `Replace these rules under spec.ignoreDifferences of ${application.name} by the jqPathExpressions "${RIGHT_PATHS.replicas}" and "${RIGHT_PATHS.scaleStrategy}", which hold for any number of groups.`,
    },
  ];
}
