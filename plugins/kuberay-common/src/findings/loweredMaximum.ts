import { originatedFrom } from '../ray/originatedFrom';
import type { WorkerGroupRecord } from '../ray/records';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/**
 * Groups whose `replicas` are above their maximum: the operator asks for the maximum, and with an autoscaler
 * the surplus stays until that takes it away. It says why more workers run than are asked for.
 */
export function groupsAboveMaximum({
  facts,
}: Pick<FoundIn, 'facts'>): WorkerGroupRecord[] {
  const { record, groups } = facts;
  return record.spec.groups.filter(
    ({ replicas, maxReplicas, suspend }, index) =>
      replicas > maxReplicas &&
      !suspend &&
      groups[index].ready > groups[index].desired,
  );
}

/** Configuration: the workers are there, and nobody has to do anything but wait or take the edit back. */
export function findLoweredMaximum(found: FoundIn): Finding[] {
  const { record } = found.facts;
  return record.spec.autoscaling && !originatedFrom(record)
    ? groupsAboveMaximum(found).map(({ name, replicas, maxReplicas }) => ({
        code: 'above-maximum',
        severity: 'info',
        about: 'configuration',
        group: name,
        message: `${name} has ${replicas} replicas and a maximum of ${maxReplicas}; the surplus runs on until the autoscaler finds it idle.`,
        remedy: 'Wait, or raise maxReplicas in Git again.',
      }))
    : [];
}
