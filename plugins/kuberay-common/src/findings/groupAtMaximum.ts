import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { groupsAboveMaximum } from './loweredMaximum';
import { whereWritten } from './whereWritten';

/**
 * Groups that the autoscaler has brought to their maximum, as far as nothing graver is said of that.
 * Configuration: all that was asked for may be there; it is the bound that is written down.
 */
export function findGroupsAtMaximum({ facts }: FoundIn): Finding[] {
  const { record, groups, unmet } = facts;
  if (!record.spec.autoscaling) {
    return [];
  }
  const told = [
    ...unmet.aboveMaximum.map(({ group }) => group),
    ...groupsAboveMaximum({ facts }).map(({ name }) => name),
  ];
  return groups
    .filter(({ name, atMax }) => atMax && !told.includes(name))
    .map(({ name, max }) => ({
      code: 'group-at-maximum',
      severity: 'info',
      about: 'configuration',
      group: name,
      message:
        max === 1
          ? `${name} is at its maximum of 1 worker; the autoscaler adds none beyond.`
          : `${name} is at its maximum of ${max} workers; the autoscaler adds none beyond.`,
      remedy: `If tasks wait for it, raise maxReplicas of ${name} ${whereWritten(
        record,
      )}.`,
    }));
}
