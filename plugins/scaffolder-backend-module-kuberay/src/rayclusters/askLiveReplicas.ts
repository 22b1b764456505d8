import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { readEntityRef } from '../actions/readEntityRef';
import { KuberayBackend } from '../backend/KuberayBackend';
import {
  EditedRayCluster,
  LiveReplicas,
  resolveLiveReplicas,
} from './resolveLiveReplicas';

/**
 * Asks the plugin's backend for the live worker counts, as the user of the task. A dry run asks nobody.
 *
 * @throws InputError where the entity is that of another cluster
 * @throws ServiceUnavailableError where the counts are `needed` and not known, naming the ways out
 * @throws NotAllowedError where they are needed and the user may not see them
 */
export async function askLiveReplicas(options: {
  context: {
    isDryRun?: boolean;
    signal?: AbortSignal;
    logger: LoggerService;
    getInitiatorCredentials(): Promise<BackstageCredentials>;
  };
  backend: KuberayBackend;
  entityRef: string;
  application: EditedRayCluster;
  /** Whether a sync would lose workers if the counts were not known. */
  needed: boolean;
}): Promise<Record<string, number>> {
  const { context, application, needed } = options;
  const { logger } = context;
  const entityRef = readEntityRef(options.entityRef);
  if (context.isDryRun) {
    logger.info(`Dry run: the live counts of ${entityRef} are not asked for`);
    return {};
  }
  const live = await ask(options, entityRef);
  switch (live.state) {
    case 'known':
      return live.replicas;
    case 'none':
      logger.info(`No live counts to keep: ${live.reason}`);
      return {};
    case 'other':
      throw new InputError(
        `entityRef: ${live.reason}; give the entity of ${application.name}`,
      );
    case 'unknown':
      if (needed) {
        throw new ServiceUnavailableError(
          `entityRef: the live worker counts of ${entityRef} are not known (${live.reason}), and without the replica guard the sync would set those of Git, perhaps taking busy workers away; try again when they can be read, or set withoutLiveCounts to go on without them`,
        );
      }
      logger.warn(
        `Going on without the live counts of ${entityRef}: ${live.reason}`,
      );
      return {};
    default:
      return unreachable(live);
  }
}

async function ask(
  options: Parameters<typeof askLiveReplicas>[0],
  entityRef: string,
): Promise<LiveReplicas> {
  const { backend, context, application, needed } = options;
  try {
    const view = await backend.getEntityView(entityRef, {
      credentials: await context.getInitiatorCredentials(),
      signal: context.signal,
    });
    return resolveLiveReplicas({ view, application });
  } catch (error) {
    const { name, message } = toError(error);
    if (name === 'ServiceUnavailableError') {
      return { state: 'unknown', reason: message };
    }
    if (name === 'NotAllowedError' && !needed) {
      return { state: 'unknown', reason: message };
    }
    throw error;
  }
}

function unreachable(live: never): never {
  throw new Error(`No answer for ${JSON.stringify(live)}`);
}
