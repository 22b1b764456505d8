import type { GroupFacts } from '../facts/ClusterFacts';
import { quote } from '../rules/quote';
import type { RayClusterFiles } from './RayClusterFiles';

/**
 * The enabled worker group of that name.
 *
 * @throws EditRefusedError naming the groups that there are.
 */
export function requireGroup(files: RayClusterFiles, name: string): GroupFacts {
  const { groups } = files.cluster;
  const [group, second] = groups.filter(candidate => candidate.name === name);
  if (!group) {
    throw files.refusal(
      `there is no enabled worker group ${quote(name)}`,
      `Name one of these: ${namesOf(groups)}`,
      files.cluster.release.source.path,
    );
  }
  if (second) {
    throw files.refusal(
      `two worker groups have the name ${quote(name)}`,
      'Give each group a name of its own first',
      files.cluster.release.source.path,
    );
  }
  return group;
}

/** The names in the order of `spec.workerGroupSpecs`. */
export function namesOf(groups: readonly GroupFacts[]): string {
  return groups.map(({ name }) => name).join(', ') || 'none';
}

/** From the top of the values to a value of the group. */
export function groupPath(group: GroupFacts, ...steps: string[]): string[] {
  return [...group.path.map(String), ...steps];
}
