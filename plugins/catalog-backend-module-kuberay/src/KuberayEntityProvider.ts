import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import { claimedRayClusters } from './claimedRayClusters';
import { entityName } from './entityName';
import type { Fleet, FleetClient } from './FleetClient';
import { ownResources } from './ownResources';
import { isAllSeen, planMutation } from './planMutation';
import type { RayClusterResources } from './RayClusterResources';
import type { ProviderConfig } from './readProviderConfig';
import { wantedRows } from './wantedRows';

const NAME = 'kuberay';

/** Options of `KuberayEntityProvider.create`. */
export interface KuberayEntityProviderOptions {
  fleet: Pick<FleetClient, 'readAll'>;
  resources: Pick<RayClusterResources, 'readAll' | 'readTaken'>;
  logger: LoggerService;
  /** Runs the refresh, on one replica at a time. */
  schedule: SchedulerServiceTaskRunner;
  config: ProviderConfig;
}

/**
 * Gives the catalog one Resource per RayCluster of the fleet that has none.
 *
 * It keeps nothing itself: what it gave is read back from the catalog, which writes only what has changed. A refresh that
 * fails changes nothing, and the log says so once until it works again.
 */
export class KuberayEntityProvider implements EntityProvider {
  readonly #options: KuberayEntityProviderOptions;
  readonly #logger: LoggerService;
  #connection: EntityProviderConnection | undefined;
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
    try {
      const fleet = await this.#options.fleet.readAll(signal);
      await this.#tell(fleet, signal);
      this.#say('info', summaryOf(fleet));
    } catch (error) {
      if (!signal.aborted) {
        const { message } = toError(error);
        this.#say(
          'warn',
          `The catalog keeps the Ray clusters it has: ${message}`,
        );
      }
    }
  }

  async #tell(fleet: Fleet, signal: AbortSignal): Promise<void> {
    const { resources, config } = this.#options;
    const entities = await resources.readAll();
    const own = ownResources(entities);
    const wanted = wantedRows({
      rows: fleet.rows,
      isClaimed: claimedRayClusters(entities),
      own,
      generated: config.generated,
    });
    const named = new Set(own.map(({ rayCluster }) => rayCluster));
    const isTaken = await resources.readTaken(
      wanted
        .filter(({ ref }) => !named.has(formatRayClusterRef(ref)))
        .map(({ ref }) => entityName(ref)),
    );
    signal.throwIfAborted();
    await this.#connection?.applyMutation(
      planMutation({ fleet, wanted, own, isTaken, config, locationKey: NAME }),
    );
  }

  #say(level: 'info' | 'warn', message: string): void {
    if (message !== this.#said) {
      this.#said = message;
      this.#logger[level](message);
    }
  }
}

function summaryOf(fleet: Fleet): string {
  if (isAllSeen(fleet)) {
    return 'The catalog has every Ray cluster';
  }
  const unread = fleet.sources
    .filter(({ isRead }) => !isRead)
    .map(({ name }) => name)
    .sort();
  if (unread.length > 0) {
    return `The catalog keeps the Ray clusters it has of what cannot be read: ${unread.join(
      ', ',
    )}`;
  }
  return fleet.isWhole
    ? 'There is no Kubernetes cluster; the catalog keeps the Ray clusters it has'
    : 'The fleet changed while it was read; the catalog keeps the Ray clusters it has';
}
