import type { IgnoredFields } from '../../argocd/ignoredFields';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import { readIgnoreRules, RIGHT_PATHS } from './ignoreRules';

/** The two fields that the autoscaler writes. */
const FIELDS = ['replicas', 'scaleStrategy'] as const;

/** What the pointers to one field have wrong. */
interface Miss {
  field: (typeof FIELDS)[number];
  /** Names of the groups that no pointer names. */
  leftOut: string[];
  /** Indexes behind the last group. */
  beyond: number[];
}

/** JSON pointers name groups by their place in the list: one for each group, or it is not what was meant. */
export function findPointersMissGroups(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster } = found;
  const { ignored, serverSide } = readIgnoreRules(found);
  const { autoscaling, groups } = rayCluster.spec;
  if (!autoscaling || ignored.unread.length > 0) {
    return [];
  }
  const names = groups.map(({ name }) => name);
  const [worst] = FIELDS.flatMap(field => findMiss(field, ignored, names));
  if (!worst) {
    return [];
  }
  const { field, leftOut, beyond } = worst;
  // The ordinary diff overlooks scaleStrategy by luck (domain.md 6.1).
  const harmless = field === 'scaleStrategy' && !serverSide;
  return [
    {
      code: 'pointers-miss-groups',
      severity: harmless ? 'warning' : 'error',
      about: 'configuration',
      message:
        leftOut.length > 0
          ? `${
              application.name
            } ignores ${field} group by group and leaves out ${leftOut.join(
              ', ',
            )}: Argo CD puts back what the autoscaler writes there${
              harmless ? ' as soon as it compares or applies by the server' : ''
            }.`
          : `${
              application.name
            } ignores ${field} of a group at index ${beyond.join(
              ', ',
            )}, and the ${groups.length} groups end at index ${
              groups.length - 1
            }.`,
      remedy: `Replace these rules under spec.ignoreDifferences of ${application.name} by the jqPathExpressions "${RIGHT_PATHS.replicas}" and "${RIGHT_PATHS.scaleStrategy}", which hold for any number of groups.`,
    },
  ];
}

function findMiss(
  field: Miss['field'],
  { byPath, byIndex, whole }: IgnoredFields,
  groups: readonly string[],
): Miss[] {
  const indexes = byIndex.get(field);
  // A rule on the whole list leaves nothing out, and is worse: whole-list-ignored.
  if (!indexes || byPath.has(field) || whole.length > 0) {
    return [];
  }
  const leftOut = groups.filter((_, index) => !indexes.includes(index));
  const beyond = indexes.filter(index => index >= groups.length);
  return leftOut.length > 0 || beyond.length > 0
    ? [{ field, leftOut, beyond }]
    : [];
}
