import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { KuberayClient, kuberayApiRef } from './api';
import {
  entityContentRouteRef,
  fleetRouteRef,
  templateRouteRef,
} from './routes';

/** The plugin of the old frontend system. @public */
export const kuberayPlugin = createPlugin({
  id: 'kuberay',
  apis: [
    createApiFactory({
      api: kuberayApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => KuberayClient.create({ fetchApi }),
    }),
  ],
  routes: { root: fleetRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: { template: templateRouteRef },
});

/** The Ray cluster card. @public */
export const EntityRayClusterCard = kuberayPlugin.provide(
  createComponentExtension({
    name: 'EntityRayClusterCard',
    component: {
      lazy: () =>
        import('./components/RayClusterCard').then(m => m.RayClusterCard),
    },
  }),
);

/** The tab of Ray clusters, as the content of a route of the entity page. @public */
export const EntityRayClusterContent = kuberayPlugin.provide(
  createRoutableExtension({
    name: 'EntityRayClusterContent',
    component: () =>
      import('./components/RayClusterCard')
        .then(m => m.loadRayClusterTab())
        .then(m => m.RayClusterTab),
    mountPoint: entityContentRouteRef,
  }),
);

/** The page of all Ray clusters, with its header. @public */
export const RayClusterFleetPage = kuberayPlugin.provide(
  createRoutableExtension({
    name: 'RayClusterFleetPage',
    component: () =>
      import('./components/LegacyFleetPage').then(m => m.LegacyFleetPage),
    mountPoint: fleetRouteRef,
  }),
);
