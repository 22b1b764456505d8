import { isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import type { HealthStatusCode } from '../Application';

/** Argo CD's check of a CRD: Progressing (`Status conditions not found`) until its conditions are known. */
export function customResourceDefinitionHealth(
  definition: KubeObject,
): HealthStatusCode {
  const status = isJsonObject(definition.status) ? definition.status : {};
  const conditions = (
    Array.isArray(status.conditions) ? status.conditions : []
  ).filter(isJsonObject);
  const has = (type: string, value: string) =>
    conditions.some(
      condition => condition.type === type && condition.status === value,
    );
  if (conditions.length === 0) {
    return 'Progressing';
  }
  if (
    has('Terminating', 'True') ||
    has('NamesAccepted', 'False') ||
    has('NonStructuralSchema', 'True')
  ) {
    return 'Degraded';
  }
  return has('Established', 'True') ? 'Healthy' : 'Progressing';
}
