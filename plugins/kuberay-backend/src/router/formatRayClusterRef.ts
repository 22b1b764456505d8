import type { RayClusterRef } from 'backstage-plugin-kuberay-common';

/** `<cluster>/<namespace>/<name>`: one RayCluster of all Kubernetes clusters, as agents read it. */
export function formatRayClusterRef({
  cluster,
  namespace,
  name,
}: RayClusterRef): string {
  return `${cluster}/${namespace}/${name}`;
}
