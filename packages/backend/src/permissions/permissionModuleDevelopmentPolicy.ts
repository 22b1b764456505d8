import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { DenyingPolicy } from './DenyingPolicy';
import { OwnersMayActPolicy } from './OwnersMayActPolicy';

/** Who may do what in the development portal: owners act, everybody looks, and `PORTAL_DENY` takes away from both. */
export const permissionModuleDevelopmentPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'development-policy',
  register(env) {
    env.registerInit({
      deps: {
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ policy, userInfo }) {
        policy.setPolicy(
          DenyingPolicy.create(
            process.env.PORTAL_DENY,
            new OwnersMayActPolicy(userInfo),
          ),
        );
      },
    });
  },
});
