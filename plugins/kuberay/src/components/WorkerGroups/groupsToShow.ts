import type { WorkerGroupView } from 'backstage-plugin-kuberay-common';

/** So many groups are listed without asking. */
export const MAX_GROUPS = 8;

/** What a list of worker groups shows, and what it has left out. */
export interface GroupsToShow {
  shown: WorkerGroupView[];
  /** In the order of the spec. */
  omitted: WorkerGroupView[];
}

/**
 * The groups that a list shows before somebody asks for all: all of them where they are few, in the order of the spec,
 * else the worst. How bad a group is has few steps, and equals keep their order: rows stay where they are while counts
 * change.
 */
export function groupsToShow(
  groups: WorkerGroupView[],
  most: number,
): GroupsToShow {
  // Two more rows take no more room than the words about them.
  if (groups.length <= most + 2) {
    return { shown: groups, omitted: [] };
  }
  const worst = groups
    .map((group, index) => ({ group, index }))
    .sort(
      (a, b) => badnessOf(b.group) - badnessOf(a.group) || a.index - b.index,
    )
    .slice(0, most)
    .map(({ group }) => group);
  return {
    shown: worst,
    omitted: groups.filter(group => !worst.includes(group)),
  };
}

/** 4: failing, 3: waiting for something, 2: not all there, 1: may not grow, 0: nothing to say. */
function badnessOf(group: WorkerGroupView): number {
  if (group.troubles.some(({ kind }) => kind === 'failing')) {
    return 4;
  }
  if (group.troubles.length > 0) {
    return 3;
  }
  if (group.ready < group.desired) {
    return 2;
  }
  return group.atMax ? 1 : 0;
}

/** Whether a row of the group has more to say than that all is well. */
export function isGroupTroubled(group: WorkerGroupView): boolean {
  return badnessOf(group) > 1;
}
