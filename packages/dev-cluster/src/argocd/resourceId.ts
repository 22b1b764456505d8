import type { KubeObject, ObjectKey } from '../kube-api';

/** An object as Argo CD names it, apart from its version. */
export interface ResourceId {
  /** Empty for the core group. */
  group: string;
  kind: string;
  /** Absent for cluster-scoped kinds. */
  namespace?: string;
  name: string;
}

/** `apps` of `apps/v1`, empty for `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** `v1` of `apps/v1`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.split('/').at(-1) ?? apiVersion;
}

/** Names an object. */
export function toResourceId(object: KubeObject): ResourceId {
  const { namespace, name } = object.metadata;
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    ...(namespace !== undefined && { namespace }),
    name,
  };
}

/** `<group>/<kind>/<namespace>/<name>`: equal for equal ids, and their order in `status.resources`. */
export function formatResourceId(id: ResourceId): string {
  return `${id.group}/${id.kind}/${id.namespace ?? ''}/${id.name}`;
}

/** The id as the API server's store wants it. */
export function toObjectKey(id: ResourceId): ObjectKey {
  return { kind: id.kind, namespace: id.namespace, name: id.name };
}
