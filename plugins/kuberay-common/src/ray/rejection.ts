import { RAYCLUSTER_KIND, REJECTION_EVENT_REASONS } from './names';
import type { EventRecord, RayClusterRecord } from './records';

/** The operator's newest word that it refuses this RayCluster, if it has one. */
export function findRejection(
  record: RayClusterRecord,
  events: EventRecord[],
): EventRecord | undefined {
  return events
    .filter(
      ({ involved, namespace, reason }) =>
        REJECTION_EVENT_REASONS.includes(reason) &&
        involved.kind === RAYCLUSTER_KIND &&
        namespace === record.namespace &&
        involved.name === record.name &&
        // An event outlives its object for an hour, and a successor may have the same name.
        (involved.uid ?? record.uid) === record.uid,
    )
    .sort((left, right) =>
      (right.lastSeen ?? '').localeCompare(left.lastSeen ?? ''),
    )[0];
}

/** The message without its preamble, which repeats namespace and name. */
export function rejectionReason(
  record: RayClusterRecord,
  rejection: EventRecord,
): string {
  const preamble = `${record.namespace}/${record.name}: `;
  const start = rejection.message.indexOf(preamble);
  return start < 0
    ? rejection.message || rejection.reason
    : rejection.message.slice(start + preamble.length);
}
