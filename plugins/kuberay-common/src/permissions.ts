import { createPermission } from '@backstage/plugin-permission-common';

/** See the Ray clusters of an entity that one may read in the catalog. */
export const kuberayClusterReadPermission = createPermission({
  name: 'kuberay.cluster.read',
  attributes: { action: 'read' },
});

/** Every permission of the plugin, for the permissions registry. */
export const kuberayPermissions = [kuberayClusterReadPermission];
