import type { PodTrouble, WorkerGroupView } from '../view';

/** Worker pods of all groups. */
export function sumWorkers(
  groups: WorkerGroupView[],
  count: 'ready' | 'desired',
): number {
  return groups.reduce((total, group) => total + group[count], 0);
}

/** Ready workers that were asked for: the surplus of one group does not stand in for another's shortage. */
export function readyOfAsked(groups: WorkerGroupView[]): number {
  return groups.reduce(
    (total, { ready, desired }) => total + Math.min(ready, desired),
    0,
  );
}

/** Everything of one kind that keeps pods of these groups from being ready. */
export function troublesOf(
  groups: WorkerGroupView[],
  kind: PodTrouble['kind'],
): PodTrouble[] {
  return groups
    .flatMap(({ troubles }) => troubles)
    .filter(trouble => trouble.kind === kind);
}

/** Workers that are missing for some trouble: pods that have failed for good do not make a group shorter than it is. */
export function missingBy(
  short: WorkerGroupView[],
  isMeant: (trouble: PodTrouble) => boolean,
): number {
  return short.reduce(
    (total, { desired, ready, troubles }) =>
      total + Math.min(desired - ready, podsOf(troubles.filter(isMeant))),
    0,
  );
}

/** Pods that have these troubles. */
export function podsOf(troubles: PodTrouble[]): number {
  return troubles.reduce((total, { pods }) => total + pods, 0);
}
