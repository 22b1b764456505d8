import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCatalogCheckAction } from './actions/createCatalogCheckAction';
import { createCatalogUnregisterAction } from './actions/createCatalogUnregisterAction';
import { createCatalogWaitAction } from './actions/createCatalogWaitAction';
import { createGitCheckoutAction } from './actions/createGitCheckoutAction';
import { createGitPublishAction } from './actions/createGitPublishAction';
import { createOperatorAction } from './actions/createOperatorAction';
import { createOperatorCrdsAction } from './actions/createOperatorCrdsAction';
import { createRayClusterAction } from './actions/createRayClusterAction';
import { createStackAction } from './actions/createStackAction';
import { readGitServers } from './config/readGitServers';

/** Adds the `kuberay:` actions to the scaffolder. */
export const scaffolderModuleKuberay = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'kuberay',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        catalog: catalogServiceRef,
      },
      async init({ scaffolder, config, catalog }) {
        const servers = readGitServers(config);
        scaffolder.addActions(
          createStackAction(),
          createOperatorCrdsAction(),
          createOperatorAction(),
          createRayClusterAction(),
          createGitCheckoutAction({ servers }),
          createGitPublishAction({ servers }),
          createCatalogCheckAction({ catalog }),
          createCatalogWaitAction({ catalog }),
          createCatalogUnregisterAction({ catalog }),
        );
      },
    });
  },
});
