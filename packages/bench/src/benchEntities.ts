import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { rayClusterAt } from './upstream/ScriptedObjects';

/** One entity per RayCluster of the cluster `c0`, as many as the configuration `bench.entities` says. */
class BenchEntityProvider implements EntityProvider {
  constructor(private readonly count: number) {}

  getProviderName(): string {
    return 'bench';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await connection.applyMutation({
      type: 'full',
      entities: Array.from({ length: this.count }, (_, index) => {
        const { namespace, name } = rayClusterAt(index);
        return {
          locationKey: 'bench',
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Resource',
            metadata: {
              name,
              annotations: {
                'backstage.io/managed-by-location': 'bench:entities',
                'backstage.io/managed-by-origin-location': 'bench:entities',
                'kuberay.io/raycluster': `c0/${namespace}/${name}`,
              },
            },
            spec: { type: 'ray-cluster', owner: 'group:default/ml' },
          },
        };
      }),
    });
  }
}

/** Puts the entities of the benchmark into the catalog. */
export const benchEntities = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        catalog.addEntityProvider(
          new BenchEntityProvider(config.getNumber('bench.entities')),
        );
      },
    });
  },
});
