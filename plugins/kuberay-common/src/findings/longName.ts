import { isTooLong } from '../ray/nameFault';
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
            'A name cannot be changed: write a shorter helm.releaseName or fullnameOverride in Git. The cluster is made anew under that name, and the rule under spec.ignoreDifferences has to name it.',
        },
      ]
    : [];
}
