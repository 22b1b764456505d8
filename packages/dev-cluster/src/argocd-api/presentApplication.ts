import type { JsonObject } from '../kube-api/json';
import type { KubeObject } from '../kube-api';

/** An Application as Argo CD's API shows it: without kind and apiVersion (recorded). */
export function presentApplication(application: KubeObject): JsonObject {
  const { apiVersion, kind, ...rest } = application;
  return rest;
}
