import type { WorkerGroup } from './RayCluster';

const MAX_INT32 = 2147483647;

/**
 * Pods that a group should have: `replicas` clamped to min and max, times `numOfHosts`; none while suspended.
 * With min above max KubeRay 1.5.1 takes max (domain reference 5.2 and 11.5).
 */
export function desiredPods(group: WorkerGroup): number {
  if (group.suspend) {
    return 0;
  }
  const { replicas, minReplicas, maxReplicas, numOfHosts } = group;
  return Math.min(Math.max(replicas, minReplicas), maxReplicas) * numOfHosts;
}

/** Sum of {@link desiredPods} over the groups. */
export function totalDesired(groups: WorkerGroup[]): number {
  return groups.reduce((sum, group) => sum + desiredPods(group), 0);
}

/** Sum of a bound times `numOfHosts` over the groups that are not suspended; it saturates at the largest int32. */
export function totalBound(
  groups: WorkerGroup[],
  bound: 'minReplicas' | 'maxReplicas',
): number {
  const total = groups
    .filter(group => !group.suspend)
    .reduce((sum, group) => sum + group[bound] * group.numOfHosts, 0);
  return Math.min(total, MAX_INT32);
}
