import { isTooLong } from '../ray/nameFault';
import { rejectionReason } from '../ray/rejection';
import type { EventRecord, RayClusterRecord } from '../ray/records';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { whereWritten } from './whereWritten';

/** The operator repeats its event at least this often while it refuses an edit (its longest back-off is below 17 min). */
const REPEATED_WITHIN_MS = 20 * 60_000;

/**
 * The operator refuses the object. For a cluster that already runs that means: it runs on as it was,
 * and the edit has no effect, which no condition says.
 */
export function findRejectedSpec({ facts, verdict }: FoundIn): Finding[] {
  const { record, rejection, now } = facts;
  const remedy = `Correct the RayCluster ${whereWritten(record)}.`;
  if (verdict.code === 'spec-rejected') {
    if (isTooLong(record.name)) {
      return [];
    }
    return [
      {
        code: 'spec-rejected',
        severity: 'error',
        about: 'runtime',
        message: `The operator does nothing for this cluster: ${verdict.params.reason}`,
        remedy,
      },
    ];
  }
  return rejection &&
    isRecent(rejection, now) &&
    !isCorrected(record, rejection)
    ? [
        {
          code: 'edit-rejected',
          severity: 'warning',
          about: 'runtime',
          message: `The operator rejects the last edit, and the cluster runs on as it was: ${rejectionReason(
            record,
            rejection,
          )}`,
          remedy,
        },
      ]
    : [];
}

function isRecent({ lastSeen }: EventRecord, now: Date): boolean {
  return (
    lastSeen !== undefined &&
    now.getTime() - Date.parse(lastSeen) < REPEATED_WITHIN_MS
  );
}

/**
 * The event outlives its cause. The operator looks at a spec again at once when it is written, so a rejection from
 * before that was of another spec; and a generation that it has observed it has accepted.
 */
function isCorrected(
  { generation, status, writtenAt }: RayClusterRecord,
  { lastSeen }: EventRecord,
): boolean {
  const accepted =
    status?.observedGeneration !== undefined &&
    status.observedGeneration >= generation;
  return (
    accepted ||
    (writtenAt !== undefined &&
      lastSeen !== undefined &&
      Date.parse(writtenAt) > Date.parse(lastSeen))
  );
}
