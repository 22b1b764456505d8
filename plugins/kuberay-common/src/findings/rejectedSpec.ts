import { rejectionReason } from '../ray/rejection';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** The operator repeats its event at least this often while it refuses an edit (its longest back-off is below 17 min). */
const REPEATED_WITHIN_MS = 20 * 60_000;

/**
 * The operator refuses the object. For a cluster that already runs that means: it runs on as it was,
 * and the edit has no effect, which no condition says.
 */
export function findRejectedSpec({ facts, verdict }: FoundIn): Finding[] {
  const { record, rejection, now } = facts;
  if (verdict.code === 'spec-rejected') {
    return [
      {
        code: 'spec-rejected',
        severity: 'error',
        about: 'runtime',
        message: `The operator does nothing for this cluster: ${verdict.params.reason}`,
        remedy:
          'Correct the RayCluster in Git. A name cannot be changed: retire this cluster and create one with a shorter release name.',
      },
    ];
  }
  const recent =
    rejection?.lastSeen !== undefined &&
    now.getTime() - Date.parse(rejection.lastSeen) < REPEATED_WITHIN_MS;
  return rejection && recent
    ? [
        {
          code: 'edit-rejected',
          severity: 'warning',
          about: 'runtime',
          message: `The operator rejects the last edit, and the cluster runs on as it was: ${rejectionReason(
            record,
            rejection,
          )}`,
          remedy: 'Correct the RayCluster in Git.',
        },
      ]
    : [];
}
