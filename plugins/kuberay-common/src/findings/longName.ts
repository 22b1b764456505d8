import { RAYCLUSTER_NAME_MAX_LENGTH } from '../ray/names';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** Helm and the API server let a longer name through; the operator says so in an event, which goes after an hour. */
export function findLongName({ facts, verdict }: FoundIn): Finding[] {
  const { name } = facts.record;
  return isTooLong(name) && verdict.code === 'spec-rejected'
    ? [
        {
          code: 'name-too-long',
          severity: 'error',
          about: 'runtime',
          message: `The operator does nothing for this cluster: its name has ${name.length} characters, ${RAYCLUSTER_NAME_MAX_LENGTH} are allowed.`,
          remedy:
            'A name cannot be changed: delete this cluster and create one with a shorter release name.',
        },
      ]
    : [];
}

/** Whether the operator refuses the name, whatever else is in the object. */
export function isTooLong(name: string): boolean {
  return name.length > RAYCLUSTER_NAME_MAX_LENGTH;
}
