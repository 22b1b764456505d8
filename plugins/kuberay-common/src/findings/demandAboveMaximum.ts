import { askedResource } from '../ray/askedResource';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { whereWritten } from './whereWritten';

/** Tasks wait for what only a group at its maximum could bring. Runtime: they wait now, and nothing will change it. */
export function findDemandsAboveMaximum({ facts }: FoundIn): Finding[] {
  return facts.unmet.aboveMaximum.map(({ group, demands }) => {
    const { amount, resource } = askedResource(demands);
    return {
      code: 'demand-above-maximum',
      severity: 'warning',
      about: 'runtime',
      group,
      message: `${group} is at its maximum; Ray asks for ${amount} more ${resource}.`,
      remedy: `Raise maxReplicas of ${group} ${whereWritten(
        facts.record,
      )}, or wait until running tasks end.`,
    };
  });
}
