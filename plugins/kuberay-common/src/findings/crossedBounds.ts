import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { whereWritten } from './whereWritten';

/** KubeRay 1.5 logs it and takes the maximum; later versions refuse the whole cluster. */
export function findCrossedBounds({ facts }: FoundIn): Finding[] {
  return facts.record.spec.groups
    .filter(({ minReplicas, maxReplicas }) => minReplicas > maxReplicas)
    .map(({ name, minReplicas, maxReplicas }) => ({
      code: 'bounds-crossed',
      severity: 'warning',
      about: 'configuration',
      group: name,
      message: `${name} has a minReplicas of ${minReplicas} above its maxReplicas of ${maxReplicas}; the maximum counts.`,
      remedy: `Correct the bounds ${whereWritten(
        facts.record,
      )}: from KubeRay 1.7 on the operator rejects the cluster.`,
    }));
}
