import { isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import type { HealthStatusCode } from '../Application';

/**
 * A pod, judged by its phase. One that is not restarted for ever is expected to end, so that it is never more than
 * Progressing while it runs, as the workers of a RayCluster with autoscaler v2 (recorded: resource-tree).
 */
export function podHealth(pod: KubeObject): HealthStatusCode {
  const status = isJsonObject(pod.status) ? pod.status : {};
  switch (status.phase) {
    case 'Succeeded':
      return 'Healthy';
    case 'Failed':
      return 'Degraded';
    case 'Running':
      return isReady(status.conditions) && isRestartedForEver(pod)
        ? 'Healthy'
        : 'Progressing';
    default:
      // Pending, or no status yet.
      return 'Progressing';
  }
}

function isRestartedForEver({ spec }: KubeObject): boolean {
  const { restartPolicy = 'Always' } = isJsonObject(spec) ? spec : {};
  return restartPolicy === 'Always';
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
