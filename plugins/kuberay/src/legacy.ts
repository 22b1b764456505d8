/**
 * KubeRay for apps of the old frontend system: put `<EntityRayClusterCard />` on the entity page
 * inside `<EntitySwitch.Case if={isKuberayAvailable}>`.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { KuberayClient, kuberayApiRef } from './api';

export { isKuberayAvailable } from './isKuberayAvailable';

/** The plugin of the old frontend system. */
export const kuberayPlugin = createPlugin({
  id: 'kuberay',
  apis: [
    createApiFactory({
      api: kuberayApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => KuberayClient.create({ fetchApi }),
    }),
  ],
});

/** The Ray cluster card. */
export const EntityRayClusterCard = kuberayPlugin.provide(
  createComponentExtension({
    name: 'EntityRayClusterCard',
    component: {
      lazy: () =>
        import('./components/RayClusterCard').then(m => m.RayClusterCard),
    },
  }),
);
