import { isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import type { HealthStatusCode } from '../Application';

/** Argo CD's check of a Deployment: rolled out, on its way, or past its deadline. */
export function deploymentHealth(deployment: KubeObject): HealthStatusCode {
  const spec = isJsonObject(deployment.spec) ? deployment.spec : {};
  const status = isJsonObject(deployment.status) ? deployment.status : {};
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  if (spec.paused === true) {
    return 'Suspended';
  }
  if (
    count(deployment.metadata.generation) > count(status.observedGeneration)
  ) {
    return 'Progressing';
  }
  if (isPastDeadline(status.conditions)) {
    return 'Degraded';
  }
  const wanted = typeof spec.replicas === 'number' ? spec.replicas : 1;
  const isRolledOut =
    count(status.updatedReplicas) >= wanted &&
    count(status.replicas) <= count(status.updatedReplicas) &&
    count(status.availableReplicas) >= count(status.updatedReplicas);
  return isRolledOut ? 'Healthy' : 'Progressing';
}

function isPastDeadline(conditions: unknown): boolean {
  return (
    Array.isArray(conditions) &&
    conditions.some(
      condition =>
        isJsonObject(condition) &&
        condition.type === 'Progressing' &&
        condition.reason === 'ProgressDeadlineExceeded',
    )
  );
}
