import { verdict, type WorkerGroupView } from '../view';
import type { RayClusterFacts } from './facts';
import { missingResources } from './missingResources';
import type { RayClusterJudgement } from './RayClusterJudgement';
import { podsOf, troublesOf } from './workerCounts';

/**
 * The head waits for a node like any worker does, and everything waits for the head. A group waits although other
 * pods of it are on their way: one that finds no node is what it will be short of (domain.md 7.2, C3).
 */
export function judgeWaiting(
  facts: RayClusterFacts,
  short: WorkerGroupView[],
): RayClusterJudgement | undefined {
  const { state: head } = facts.head;
  if (head?.state === 'waiting') {
    const resource = describeMissing(head.message);
    return {
      phase: 'WaitingForCapacity',
      verdict: resource
        ? verdict('head-waiting-for-resource', 'warning', { resource })
        : verdict('head-waiting-for-capacity', 'warning'),
    };
  }
  const waits = short
    .map(group => {
      const troubles = troublesOf([group], 'waiting');
      return { group, troubles, pods: podsOf(troubles) };
    })
    .filter(({ pods }) => pods > 0);
  if (waits.length === 0) {
    return undefined;
  }
  const { group, troubles } = waits.reduce((most, next) =>
    next.pods > most.pods ? next : most,
  );
  const { name, ready, desired } = group;
  const params = { group: name, ready, desired };
  const resource = describeMissing(troubles[0].message);
  return {
    phase: 'WaitingForCapacity',
    verdict: resource
      ? verdict('waiting-for-resource', 'warning', { ...params, resource })
      : verdict('waiting-for-capacity', 'warning', params),
  };
}

function describeMissing(message: string | undefined): string {
  return missingResources(message).join(' or ');
}
