import { isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import type { HealthStatusCode } from '../Application';

/** A plain pod of a Git repository, judged by its phase. */
export function podHealth(pod: KubeObject): HealthStatusCode {
  const status = isJsonObject(pod.status) ? pod.status : {};
  switch (status.phase) {
    case 'Succeeded':
      return 'Healthy';
    case 'Failed':
      return 'Degraded';
    case 'Running':
      return isReady(status.conditions) ? 'Healthy' : 'Progressing';
    default:
      // Pending, or no status yet.
      return 'Progressing';
  }
}

function isReady(conditions: unknown): boolean {
  return (
    Array.isArray(conditions) &&
    conditions.some(
      condition =>
        isJsonObject(condition) &&
        condition.type === 'Ready' &&
        condition.status === 'True',
    )
  );
}
