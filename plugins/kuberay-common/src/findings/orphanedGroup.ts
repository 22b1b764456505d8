import { NO_GROUP } from '../ray/facts';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/**
 * Pods of a group that Git no longer has run on and are counted. Runtime: they cost nodes now; but every
 * group that is asked for has its workers, so the verdict stays.
 */
export function findOrphanedGroups({ facts }: FoundIn): Finding[] {
  return facts.orphanedGroups.map(({ name, pods }) => ({
    code: 'orphaned-group',
    severity: 'warning',
    about: 'runtime',
    message: `${pods === 1 ? '1 pod' : `${pods} pods`} ${
      name === NO_GROUP ? 'without a group' : `of the removed group ${name}`
    } ${pods === 1 ? 'runs' : 'run'} on.`,
    remedy:
      'Delete these pods by hand; the operator does not. To retire a group, set its bounds to 0 first and remove it afterwards.',
  }));
}
