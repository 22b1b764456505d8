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
import { createRayClusterRemoveAction } from './actions/createRayClusterRemoveAction';
import { createRayClusterUpdateAction } from './actions/createRayClusterUpdateAction';
import { createStackAction } from './actions/createStackAction';
import { createWaitAction } from './actions/createWaitAction';
import { withInlineSchema } from './actions/withInlineSchema';
import { createKuberayBackend } from './backend/KuberayBackend';
import { readGitServers } from './config/readGitServers';

/** Adds the `kuberay:` actions to the scaffolder. @public */
export const scaffolderModuleKuberay = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'kuberay',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ scaffolder, config, catalog, auth, discovery }) {
        const servers = readGitServers(config);
        const backend = createKuberayBackend({ auth, discovery });
        scaffolder.addActions(
          ...[
            createStackAction({ backend }),
            createOperatorCrdsAction(),
            createOperatorAction(),
            createRayClusterAction({ backend }),
            createRayClusterUpdateAction({ backend }),
            createRayClusterRemoveAction(),
            createWaitAction({ backend }),
            createGitCheckoutAction({ servers }),
            createGitPublishAction({ servers }),
            createCatalogCheckAction({ catalog }),
            createCatalogWaitAction({ catalog }),
            createCatalogUnregisterAction({ catalog }),
          ].map(withInlineSchema),
        );
      },
    });
  },
});
