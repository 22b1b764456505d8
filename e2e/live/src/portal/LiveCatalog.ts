import type { Entity } from '@backstage/catalog-model';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { createBackendModule } from '@backstage/backend-plugin-api';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

const LOCATION = 'live-check:entities';

/** What the catalog of the check holds: its task templates, and the entities of the Ray clusters as they come. */
export class LiveCatalog implements EntityProvider {
  #connection: EntityProviderConnection | undefined;
  readonly #first: readonly Entity[];

  private constructor(first: readonly Entity[]) {
    this.#first = first;
  }

  /** @param first what is there from the start */
  static create(first: readonly Entity[]): LiveCatalog {
    return new LiveCatalog(first);
  }

  getProviderName(): string {
    return 'live-check';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.put(...this.#first);
  }

  /** Adds entities; the catalog needs a moment until it shows them. */
  async put(...entities: Entity[]): Promise<void> {
    if (!this.#connection) {
      throw new Error('The catalog has not been started');
    }
    await this.#connection.applyMutation({
      type: 'delta',
      removed: [],
      added: entities.map(entity => ({
        locationKey: LOCATION,
        entity: {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {
              ...entity.metadata.annotations,
              'backstage.io/managed-by-location': LOCATION,
              'backstage.io/managed-by-origin-location': LOCATION,
            },
          },
        },
      })),
    });
  }

  /** For the backend. */
  get module(): BackendFeature {
    return createBackendModule({
      pluginId: 'catalog',
      moduleId: 'live-check',
      register: ({ registerInit }) => {
        registerInit({
          deps: { catalog: catalogProcessingExtensionPoint },
          init: async ({ catalog }) => catalog.addEntityProvider(this),
        });
      },
    });
  }
}
