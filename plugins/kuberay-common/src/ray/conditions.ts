import type { Condition } from '../view';

/** What a condition says; `absent` where the operator has not written it. @public */
export type ConditionStatus = 'true' | 'false' | 'absent';

/** The condition of a type, if the object has one. @public */
export function findCondition(
  conditions: Condition[],
  type: string,
): Condition | undefined {
  return conditions.find(condition => condition.type === type);
}

/**
 * Reads the status and never the reason: KubeRay writes `RayClusterSuspended` as reason also when it is False.
 *
 * @public
 */
export function conditionStatus(
  conditions: Condition[],
  type: string,
): ConditionStatus {
  const status = findCondition(conditions, type)?.status;
  if (status === 'True') {
    return 'true';
  }
  return status === 'False' ? 'false' : 'absent';
}
