import { findCondition } from '../ray/conditions';
import { RayConditionType } from '../ray/names';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** The operator may not or cannot create or delete pods: a quota, an admission policy, missing rights. */
export function findReplicaFailure({ facts }: FoundIn): Finding[] {
  const failure = findCondition(
    facts.record.status?.conditions ?? [],
    RayConditionType.ReplicaFailure,
  );
  if (failure?.status !== 'True') {
    return [];
  }
  const reason = failure.reason ?? 'ReplicaFailure';
  return [
    {
      code: 'replica-failure',
      severity: 'error',
      about: 'runtime',
      message: failure.message ? `${reason}: ${failure.message}` : reason,
      remedy:
        'Look at the quota of the namespace, at admission policies, and at the rights of the operator.',
    },
  ];
}
