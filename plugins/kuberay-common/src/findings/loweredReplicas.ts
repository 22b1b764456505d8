import { originatedFrom } from '../ray/originatedFrom';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { groupsAboveMaximum } from './loweredMaximum';

/**
 * More pods than asked for, and nothing that takes any away: somebody else than the autoscaler lowered `replicas`,
 * as a sync from Git does. Configuration: the workers are all there, the way Git writes the field is wrong.
 */
export function findLoweredReplicas({ facts }: FoundIn): Finding[] {
  const { record, groups, livePods, orphanedGroups } = facts;
  const available = livePods.filter(
    ({ nodeType, phase }) => nodeType === 'worker' && phase === 'Running',
  ).length;
  const desired = groups.reduce((total, group) => total + group.desired, 0);
  const leaving =
    groups.some(({ terminating }) => terminating > 0) ||
    record.spec.groups.some(({ workersToDelete }) =>
      livePods.some(({ name }) => workersToDelete.includes(name)),
    );
  const lowered =
    available > desired &&
    record.spec.autoscaling &&
    orphanedGroups.length === 0 &&
    groupsAboveMaximum({ facts }).length === 0 &&
    !leaving &&
    !facts.suspended &&
    !record.spec.suspend &&
    // A RayJob or RayService writes its cluster itself; there is no Git to correct.
    !originatedFrom(record);
  return lowered
    ? [
        {
          code: 'replicas-lowered',
          severity: 'warning',
          about: 'configuration',
          message: `replicas was lowered from outside: ${
            available === 1 ? '1 worker runs' : `${available} workers run`
          }, ${
            desired === 1 ? '1 is' : `${desired} are`
          } asked for. A worker that dies is not replaced until the autoscaler decides again.`,
          remedy:
            'Keep replicas in Git at the live count, or install the replica guard, so that a sync does not write over the autoscaler.',
        },
      ]
    : [];
}
