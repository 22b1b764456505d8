import { isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import type { HealthStatusCode } from '../Application';

/** Argo CD's check of an ApplicationSet: Degraded when its controller tells of an error. */
export function applicationSetHealth(object: KubeObject): HealthStatusCode {
  return hasApplicationSetError(object) ? 'Degraded' : 'Healthy';
}

/** Whether the condition `ErrorOccurred` is True. */
export function hasApplicationSetError({ status }: KubeObject): boolean {
  const conditions = isJsonObject(status) ? status.conditions : undefined;
  return (Array.isArray(conditions) ? conditions : [])
    .filter(isJsonObject)
    .some(
      ({ type, status: value }) => type === 'ErrorOccurred' && value === 'True',
    );
}
