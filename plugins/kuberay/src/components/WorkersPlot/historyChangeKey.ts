import type {
  ApplicationView,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';

/**
 * Another text when something happened that the history marks or that moves its bounds: a sync, suspend, resume, other
 * bounds, a group that came or went. Counts are not part of it: the plot has them from the view. Pure.
 */
export function historyChangeKey(
  { suspend, groups }: Pick<RayClusterView, 'suspend' | 'groups'>,
  applications: readonly Pick<ApplicationView, 'id' | 'history'>[],
): string {
  return JSON.stringify([
    suspend,
    groups.map(({ name, min, max }) => [name, min, max]),
    applications.map(({ id, history }) => [
      id,
      history.map(one => one.deployedAt).sort(),
    ]),
  ]);
}
