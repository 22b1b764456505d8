import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
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
      },
      async init({ scaffolder, config }) {
        const servers = readGitServers(config);
        scaffolder.addActions(
          createStackAction(),
          createOperatorCrdsAction(),
          createOperatorAction(),
          createRayClusterAction(),
          createGitCheckoutAction({ servers }),
          createGitPublishAction({ servers }),
        );
      },
    });
  },
});
