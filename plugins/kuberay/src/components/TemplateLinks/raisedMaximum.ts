import type { RayClusterView } from 'backstage-plugin-kuberay-common';

/** Bounds of worker groups as the template's `groups` takes them: in workers, which may be several pods each. */
export type GroupBounds = Record<
  string,
  { minReplicas?: number; maxReplicas?: number }
>;

/**
 * A higher maximum to propose for a group that is at its own: what tasks wait for would fit if each needed a worker
 * of its own, but no more than twice as many as now, since workers cost. People see it in the form and decide.
 *
 * `undefined`: the group has no maximum, or is not there.
 */
export function raisedMaximum(
  rayCluster: Pick<RayClusterView, 'autoscaler' | 'groups'>,
  groupName: string,
): GroupBounds | undefined {
  const group = rayCluster.groups.find(({ name }) => name === groupName);
  if (group?.max === undefined) {
    return undefined;
  }
  const max = Math.floor(group.max / group.numOfHosts);
  const waiting = (rayCluster.autoscaler.words?.pendingDemands ?? []).reduce(
    (sum, { count }) => sum + count,
    0,
  );
  const more = Math.min(Math.max(1, waiting), Math.max(1, max));
  return { [groupName]: { maxReplicas: max + more } };
}
