import type { RayClusterRef } from 'backstage-plugin-kuberay-common';

/** One string per Ray cluster: no part of a ref may hold a slash. */
export function rayClusterKey({ cluster, namespace, name }: RayClusterRef) {
  return `${cluster}/${namespace}/${name}`;
}
