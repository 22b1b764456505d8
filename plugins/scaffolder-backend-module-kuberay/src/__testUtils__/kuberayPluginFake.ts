import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { EntityView } from 'backstage-plugin-kuberay-common';

/** A KubeRay backend plugin that answers this view for every entity, over HTTP as the real one does. */
export function kuberayPluginFake(view: EntityView) {
  return createBackendPlugin({
    pluginId: 'kuberay',
    register({ registerInit }) {
      registerInit({
        deps: { http: coreServices.httpRouter },
        async init({ http }) {
          http.use((request, response, next) => {
            if (request.path.startsWith('/v1/entities/')) {
              response.json(view);
            } else {
              next();
            }
          });
        },
      });
    },
  });
}
