import type { RayClusterView } from 'backstage-plugin-kuberay-common';

/** Counts of one group, in pods. */
export interface GroupCounts {
  name: string;
  desired: number;
  ready: number;
  min: number;
  max?: number;
}

/** What was seen live from one moment on, ms of the epoch; without groups: nobody looked. */
export interface LiveCounts {
  at: number;
  groups?: GroupCounts[];
}

/** More than a busy cluster shows between two reads of the history. */
const MOST_KEPT = 600;

/** The counts of a view. Of two groups with one name the first has all pods, as in the history. */
export function toGroupCounts(rayCluster: RayClusterView): GroupCounts[] {
  const names = new Set<string>();
  return rayCluster.groups.flatMap(({ name, desired, ready, min, max }) => {
    if (names.has(name)) {
      return [];
    }
    names.add(name);
    return { name, desired, ready, min, max };
  });
}

/** What was seen live, with one more sight of it; the same list where it says nothing new. Pure. */
export function addLiveCounts(
  seen: readonly LiveCounts[],
  next: LiveCounts,
): readonly LiveCounts[] {
  const last = seen[seen.length - 1];
  if (last && JSON.stringify(last.groups) === JSON.stringify(next.groups)) {
    return seen;
  }
  return [...seen, next].slice(-MOST_KEPT);
}
