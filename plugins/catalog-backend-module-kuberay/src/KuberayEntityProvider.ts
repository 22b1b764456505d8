import type {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { ANNOTATION_RAYCLUSTER } from 'backstage-plugin-kuberay-common';
import type { Entity } from '@backstage/catalog-model';
import { claimedRayClusters } from './claimedRayClusters';
import type { FleetClient } from './FleetClient';
import type { Given } from './planMutation';
import { planMutation } from './planMutation';
import type { ProviderConfig } from './readProviderConfig';

const NAME = 'kuberay';
const PAGE_SIZE = 500;

/** What tells whose RayCluster it is. */
const FIELDS = ['kind', 'metadata.name', 'metadata.annotations'];
const HAS_RAYCLUSTER = {
  kind: 'Resource',
  [`metadata.annotations.${ANNOTATION_RAYCLUSTER}`]: { $exists: true },
};

/** Options of `KuberayEntityProvider.create`. */
export interface KuberayEntityProviderOptions {
  fleet: Pick<FleetClient, 'readAll'>;
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: AuthService;
  logger: LoggerService;
  /** Runs the refresh, on one replica at a time. */
  schedule: SchedulerServiceTaskRunner;
  config: ProviderConfig;
}

/**
 * Gives the catalog one Resource per RayCluster of the fleet.
 *
 * A refresh that fails changes nothing: the catalog keeps what it has, and the log says so once until it works again.
 */
export class KuberayEntityProvider implements EntityProvider {
  readonly #options: KuberayEntityProviderOptions;
  readonly #logger: LoggerService;
  #connection: EntityProviderConnection | undefined;
  #given: Given = new Map();
  #said = '';

  private constructor(options: KuberayEntityProviderOptions) {
    this.#options = options;
    this.#logger = options.logger.child({ provider: NAME });
  }

  static create(options: KuberayEntityProviderOptions): KuberayEntityProvider {
    return new KuberayEntityProvider(options);
  }

  getProviderName(): string {
    return NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.schedule.run({
      id: `${NAME}-entity-provider`,
      fn: signal => this.refresh(signal),
    });
  }

  /** Reads the fleet once and tells the catalog. */
  async refresh(signal: AbortSignal): Promise<void> {
    const { fleet, config } = this.#options;
    try {
      const { rows, sources } = await fleet.readAll(signal);
      const { mutation, given } = planMutation({
        rows,
        sources,
        isClaimed: claimedRayClusters(await this.#ownResources()),
        given: this.#given,
        config,
        locationKey: NAME,
      });
      await this.#connection?.applyMutation(mutation);
      this.#given = given;
      this.#say(
        mutation.type === 'full'
          ? 'Every source is live: the catalog has all Ray clusters'
          : 'Some source is not live: its Ray clusters stay in the catalog as they are',
      );
    } catch (error) {
      if (!signal.aborted) {
        this.#say(
          `The catalog keeps the Ray clusters it has: ${
            toError(error).message
          }`,
        );
      }
    }
  }

  /** Resources that name a RayCluster. Few: one request pages through them all. */
  async #ownResources(): Promise<Entity[]> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const found: Entity[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor === undefined
          ? { query: HAS_RAYCLUSTER, fields: FIELDS, limit: PAGE_SIZE }
          : { cursor, fields: FIELDS, limit: PAGE_SIZE },
        { credentials },
      );
      found.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
    return found;
  }

  #say(message: string): void {
    if (message !== this.#said) {
      this.#said = message;
      this.#logger.info(message);
    }
  }
}
