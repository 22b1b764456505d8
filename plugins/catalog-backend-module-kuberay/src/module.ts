import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { FleetClient } from './FleetClient';
import { KuberayEntityProvider } from './KuberayEntityProvider';
import { RayClusterResources } from './RayClusterResources';
import { readProviderConfig } from './readProviderConfig';

/** Adds the provider of Ray clusters to the catalog, where `catalog.providers.kuberay` asks for it. @public */
export const catalogModuleKuberay = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'kuberay',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, discovery, logger, scheduler } = deps;
        const config = readProviderConfig(deps.config);
        if (!config) {
          logger.info(
            'Ray clusters are not discovered: catalog.providers.kuberay is not set',
          );
          return;
        }
        deps.processing.addEntityProvider(
          KuberayEntityProvider.create({
            fleet: FleetClient.create({ auth, discovery }),
            resources: RayClusterResources.create({ catalog, auth }),
            logger,
            schedule: scheduler.createScheduledTaskRunner(config.schedule),
            config,
          }),
        );
      },
    });
  },
});
