import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import type { JSX } from 'react';
import { KuberayClient, kuberayApiRef } from './api';
import type { RayClusterCardProps } from './components/RayClusterCard';
import type { RayClusterTabProps } from './components/RayClusterTab';
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
export const EntityRayClusterCard: (props: RayClusterCardProps) => JSX.Element =
  kuberayPlugin.provide(
    createComponentExtension({
      name: 'EntityRayClusterCard',
      component: {
        lazy: () =>
          import('./components/RayClusterCard').then(m => m.RayClusterCard),
      },
    }),
  );

/** The tab of Ray clusters, as the content of a route of the entity page. @public */
export const EntityRayClusterContent: (
  props: RayClusterTabProps,
) => JSX.Element = kuberayPlugin.provide(
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
export const RayClusterFleetPage: () => JSX.Element = kuberayPlugin.provide(
  createRoutableExtension({
    name: 'RayClusterFleetPage',
    component: () =>
      import('./components/LegacyFleetPage').then(m => m.LegacyFleetPage),
    mountPoint: fleetRouteRef,
  }),
);
