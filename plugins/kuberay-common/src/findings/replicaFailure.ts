import { findCondition } from '../ray/conditions';
import {
  FAILED_CREATION_EVENT_REASONS,
  RAYCLUSTER_KIND,
  RayConditionType,
} from '../ray/names';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** The operator repeats its event while it goes on failing. */
const REPEATED_WITHIN_MS = 20 * 60_000;

const REMEDY =
  'Look at the quota of the namespace, at admission policies, and at the rights of the operator.';

/** The operator may not or cannot create or delete pods: a quota, an admission policy, missing rights. */
export function findReplicaFailure({ facts }: FoundIn): Finding[] {
  const { status } = facts.record;
  const failure = findCondition(
    status?.conditions ?? [],
    RayConditionType.ReplicaFailure,
  );
  const message =
    failure?.status === 'True'
      ? describe(failure.reason ?? failure.type, failure.message)
      : failedCreation(facts);
  return message
    ? [
        {
          code: 'replica-failure',
          severity: 'error',
          about: 'runtime',
          message,
          remedy: REMEDY,
        },
      ]
    : [];
}

/** Where the operator writes no conditions, its events are the only sign; they outlive their cause by an hour. */
function failedCreation(facts: FoundIn['facts']): string | undefined {
  const { record, groups, head, events, now } = facts;
  const complete =
    head.state !== undefined &&
    groups.every(({ ready, starting, desired }) => ready + starting >= desired);
  if (complete || (record.status?.conditions ?? []).length > 0) {
    return undefined;
  }
  const event = events.find(
    ({ involved, reason, lastSeen }) =>
      involved.kind === RAYCLUSTER_KIND &&
      FAILED_CREATION_EVENT_REASONS.includes(reason) &&
      lastSeen !== undefined &&
      now.getTime() - Date.parse(lastSeen) < REPEATED_WITHIN_MS,
  );
  return event && describe(event.reason, event.message);
}

function describe(reason: string, message: string | undefined): string {
  return message ? `${reason}: ${message}` : reason;
}
