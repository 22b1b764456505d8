import type { PodView } from 'backstage-plugin-kuberay-common';

/** Which pods are asked for; each narrows. */
export interface PodFilter {
  group?: string;
  state?: PodView['state'];
}

/** The pods of a group and in a state, in the order in which they came: those in trouble first. */
export function filterPods(pods: PodView[], filter: PodFilter): PodView[] {
  return pods.filter(
    ({ group, state }) =>
      (filter.group === undefined || group === filter.group) &&
      (filter.state === undefined || state === filter.state),
  );
}
