import { createPermission } from '@backstage/plugin-permission-common';

/** See the Ray clusters of an entity that one may read in the catalog. */
export const kuberayClusterReadPermission = createPermission({
  name: 'kuberay.cluster.read',
  attributes: { action: 'read' },
});

/** See all Ray clusters and all Kubernetes clusters that the backend reads, whoever owns them. */
export const kuberayFleetReadPermission = createPermission({
  name: 'kuberay.fleet.read',
  attributes: { action: 'read' },
});

/** Every permission of the plugin, for the permissions registry. */
export const kuberayPermissions = [
  kuberayClusterReadPermission,
  kuberayFleetReadPermission,
];
