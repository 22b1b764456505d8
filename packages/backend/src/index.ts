import { createBackend } from '@backstage/backend-defaults';
import { devClusterServiceFactory } from 'dev-cluster';
import { endUnheard } from './endUnheard';
import { permissionModuleDevelopmentPolicy } from './permissions/permissionModuleDevelopmentPolicy';

endUnheard();

const backend = createBackend();

// Up before any plugin reads the catalog or a cluster.
backend.add(devClusterServiceFactory);

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(permissionModuleDevelopmentPolicy);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('backstage-plugin-catalog-backend-module-kuberay'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('backstage-plugin-scaffolder-backend-module-kuberay'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('backstage-plugin-kuberay-backend'));

// Offers the actions of `backend.actions.pluginSources` to agents.
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@backstage/plugin-user-settings-backend'));

backend.start().catch(error => {
  // Of itself the process would go on, neither ready nor gone; this way whoever runs it hears of it, and starts it again.
  // eslint-disable-next-line no-console -- the log may be what has failed
  console.error(error);
  process.exit(1);
});
