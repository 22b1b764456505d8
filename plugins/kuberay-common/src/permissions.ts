import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of the catalog plugin, so that a policy can ask who owns the entity. */
const CATALOG_ENTITY = 'catalog-entity';

/** See the Ray clusters of an entity that one may read in the catalog. @public */
export const kuberayClusterReadPermission = createPermission({
  name: 'kuberay.cluster.read',
  attributes: { action: 'read' },
});

/** See all Ray clusters and all Kubernetes clusters that the backend reads, whoever owns them. @public */
export const kuberayFleetReadPermission = createPermission({
  name: 'kuberay.fleet.read',
  attributes: { action: 'read' },
});

/** Ask Argo CD to look at Git again, for the Application that deploys an entity's Ray cluster. @public */
export const kuberayApplicationRefreshPermission = createPermission({
  name: 'kuberay.application.refresh',
  attributes: { action: 'update' },
  resourceType: CATALOG_ENTITY,
});

/** Ask Argo CD to sync the Application that deploys an entity's Ray cluster. @public */
export const kuberayApplicationSyncPermission = createPermission({
  name: 'kuberay.application.sync',
  attributes: { action: 'update' },
  resourceType: CATALOG_ENTITY,
});

/** Every permission of the plugin, for the permissions registry. @public */
export const kuberayPermissions = [
  kuberayClusterReadPermission,
  kuberayFleetReadPermission,
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
];
