import type { WorkerGroupView } from 'backstage-plugin-kuberay-common';

/** What a pod of the strip is doing; `missing`: asked for and not created. */
export type PodCellKind =
  | 'ready'
  | 'starting'
  | 'waiting'
  | 'failing'
  | 'missing';

/** How many pods do the same. */
export interface PodCells {
  kind: PodCellKind;
  pods: number;
}

/**
 * The pods of a group in the order of the strip, without kinds that have none.
 *
 * Pods being deleted are not part of it: the operator already asks for their successors.
 */
export function podCells(group: WorkerGroupView): PodCells[] {
  const { desired, ready, starting, failing } = group;
  const waiting = Math.min(starting, waitingPods(group));
  const cells: PodCells[] = [
    { kind: 'ready', pods: ready },
    { kind: 'starting', pods: starting - waiting },
    { kind: 'waiting', pods: waiting },
    { kind: 'failing', pods: failing },
    { kind: 'missing', pods: desired - ready - starting - failing },
  ];
  return cells.filter(({ pods }) => pods > 0);
}

function waitingPods({ troubles }: WorkerGroupView): number {
  return troubles
    .filter(({ kind }) => kind === 'waiting')
    .reduce((total, { pods }) => total + pods, 0);
}
