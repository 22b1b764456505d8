import type { RayClusterFacts } from '../ray/facts';
import { originatedFrom } from '../ray/originatedFrom';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { groupsAboveMaximum } from './loweredMaximum';

/**
 * Groups with more pods than they ask for, and nothing that takes any away: somebody else than the autoscaler lowered
 * `replicas`, as a sync from Git does (domain.md 7.2, C7). Runtime: until the autoscaler decides again, the surplus is
 * not kept up. The workers are all there, so the verdict stays.
 */
export function findLoweredReplicas({ facts }: FoundIn): Finding[] {
  const { record, groups, suspended } = facts;
  // A RayJob or RayService writes its cluster itself; there is no Git to correct.
  const fromGit = record.spec.autoscaling && !originatedFrom(record);
  if (!fromGit || suspended || record.spec.suspend) {
    return [];
  }
  const aboveMaximum = groupsAboveMaximum({ facts }).map(({ name }) => name);
  return groups.flatMap(({ name, desired, terminating }, index) => {
    const group = record.spec.groups[index];
    const running = runningPods(facts, name);
    const leaving =
      terminating > 0 ||
      running.some(pod => group.workersToDelete.includes(pod));
    return running.length > desired &&
      !leaving &&
      !group.suspend &&
      !aboveMaximum.includes(name) &&
      // Two groups of one name share their pods: neither can be told to have too many.
      !facts.duplicateGroups.includes(name)
      ? [toFinding(name, running.length, desired)]
      : [];
  });
}

function runningPods({ livePods }: RayClusterFacts, group: string): string[] {
  return livePods
    .filter(
      pod =>
        pod.nodeType === 'worker' &&
        pod.group === group &&
        pod.phase === 'Running',
    )
    .map(({ name }) => name);
}

function toFinding(group: string, running: number, desired: number): Finding {
  return {
    code: 'replicas-lowered',
    severity: 'warning',
    about: 'runtime',
    group,
    message: `replicas of ${group} was lowered from outside: ${
      running === 1 ? '1 worker runs' : `${running} workers run`
    }, ${
      desired === 1 ? '1 is' : `${desired} are`
    } asked for. A worker that dies is not replaced until the autoscaler decides again.`,
    remedy: `Keep replicas of ${group} in Git at the live count, or install the replica guard, so that a sync does not write over the autoscaler.`,
  };
}
