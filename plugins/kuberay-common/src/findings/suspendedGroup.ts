import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { whereWritten } from './whereWritten';

/** A group that is suspended by itself asks for nothing, which looks like a group that nobody needs. */
export function findSuspendedGroups({ facts }: FoundIn): Finding[] {
  const { record, suspended } = facts;
  return suspended || record.spec.suspend
    ? []
    : record.spec.groups
        .filter(({ suspend }) => suspend)
        .map(({ name }) => ({
          code: 'group-suspended',
          severity: 'info',
          about: 'configuration',
          group: name,
          message: `${name} is suspended: it has no workers until somebody ends that.`,
          remedy: `Take suspend off the group ${whereWritten(
            record,
          )} to get its workers back.`,
        }));
}
