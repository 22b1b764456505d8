import type { KubeObject, ObjectKey } from '../kube-api/KubeObject';

/** The key of an object in the store. */
export function keyOf(object: KubeObject): ObjectKey {
  return {
    kind: object.kind,
    name: object.metadata.name,
    ...(object.metadata.namespace !== undefined && {
      namespace: object.metadata.namespace,
    }),
  };
}

/** `<namespace>/<name>`, or `<name>` of a cluster-scoped object. */
export function pathOf(object: {
  metadata: { namespace?: string; name: string };
}): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The inverse of {@link pathOf}. */
export function keyAt(kind: string, path: string): ObjectKey {
  const slash = path.indexOf('/');
  return slash < 0
    ? { kind, name: path }
    : { kind, namespace: path.slice(0, slash), name: path.slice(slash + 1) };
}

/** The owner that manages an object, if any. */
export function controllerOf(
  object: KubeObject,
): { kind: string; name: string; uid: string } | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller);
}

/** The owner reference that a controller writes on what it makes. */
export function controllerReference(
  owner: KubeObject,
): NonNullable<KubeObject['metadata']['ownerReferences']>[number] {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}
