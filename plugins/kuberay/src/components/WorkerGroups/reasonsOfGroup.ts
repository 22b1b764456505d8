import type {
  PodTrouble,
  WorkerGroupView,
} from 'backstage-plugin-kuberay-common';
import { podCells } from './podCells';

/** One reason why a group is not as it should be. */
export type GroupReason =
  | { kind: 'trouble'; trouble: PodTrouble }
  | { kind: 'starting' | 'missing' | 'terminating'; pods: number };

/**
 * Why a group is not all ready, the worst first; empty when it is.
 *
 * Pods that start or are gone again are told only of a group that lacks some: anything else is its daily life.
 */
export function reasonsOfGroup(group: WorkerGroupView): GroupReason[] {
  const troubles = [...group.troubles]
    .sort((a, b) => rank(a) - rank(b) || b.pods - a.pods)
    .map(trouble => ({ kind: 'trouble' as const, trouble }));
  if (group.ready >= group.desired) {
    return troubles;
  }
  const cells = podCells(group);
  const podsThatAre = (kind: 'starting' | 'missing') =>
    cells.find(cell => cell.kind === kind)?.pods ?? 0;
  const others: GroupReason[] = [
    { kind: 'starting' as const, pods: podsThatAre('starting') },
    { kind: 'missing' as const, pods: podsThatAre('missing') },
    { kind: 'terminating' as const, pods: group.terminating },
  ].filter(({ pods }) => pods > 0);
  return [...troubles, ...others];
}

const ranks: Record<PodTrouble['kind'], number> = { failing: 0, waiting: 1 };

function rank({ kind }: PodTrouble): number {
  return ranks[kind];
}
