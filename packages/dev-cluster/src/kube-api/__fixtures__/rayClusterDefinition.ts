import type { KubeObject } from '../KubeObject';

/** The RayCluster CRD of KubeRay 1.5.1 without its schema, for which the store has its own. */
export const rayClusterDefinition: KubeObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'rayclusters.ray.io' },
  spec: {
    group: 'ray.io',
    scope: 'Namespaced',
    names: {
      kind: 'RayCluster',
      listKind: 'RayClusterList',
      plural: 'rayclusters',
      singular: 'raycluster',
      categories: ['all'],
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
      },
    ],
  },
};
