import { RAYCLUSTER_KIND, REJECTION_EVENT_REASONS } from './names';
import { newestFirst } from './newestFirst';
import type { EventRecord, RayClusterRecord } from './records';

/** The operator's newest word that it refuses a RayCluster, if it has one; `events` are that cluster's and its pods'. */
export function findRejection(events: EventRecord[]): EventRecord | undefined {
  return events
    .filter(
      ({ involved, reason }) =>
        REJECTION_EVENT_REASONS.includes(reason) &&
        involved.kind === RAYCLUSTER_KIND,
    )
    .sort((left, right) => newestFirst(left.lastSeen, right.lastSeen))[0];
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
