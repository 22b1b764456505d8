import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ApplicationRecord,
  SourceProblem,
} from 'backstage-plugin-kuberay-common';
import { classifyArgocdError } from './classifyArgocdError';
import { toSourceProblem } from '../kube/KubeError';
import { FAILURE_BACKOFF, backoffMs } from '../loop/backoff';
import { StateLog } from '../loop/StateLog';
import type { ResourceStore } from '../store/ResourceStore';
import type { ArgocdCluster } from './ArgocdCluster';
import type { ArgocdInstance } from './ArgocdInstances';
import type { Pacer } from './Pacer';
import { RayResourceReader } from './RayResourceReader';

/** How long to rest between two rounds. */
export interface RoundPace {
  /** While somebody looks, something has changed or a pod is not ready. */
  busyMs: number;
  /** While nothing happens that the Application itself tells of; the tree may change without it. */
  quietMs: number;
}

const PACE: RoundPace = { busyMs: 10_000, quietMs: 30_000 };

/** An Application whose RayClusters are read through Argo CD. */
export interface FollowedApplication {
  /** Among all of all instances. */
  key: string;
  /** As it was last heard of. */
  application: ApplicationRecord;
  /** Name of the cluster that it deploys to. */
  cluster: string;
  /** Woken when there is a reason to look again. */
  pacer: Pacer;
}

/** Options of {@link followRayResources}. */
export interface FollowRayResourcesOptions {
  followed: FollowedApplication;
  cluster: ArgocdCluster;
  instance: ArgocdInstance;
  /** How many rounds of the instance run at a time. */
  limit: <TResult>(round: () => Promise<TResult>) => Promise<TResult>;
  store: Pick<ResourceStore, 'snapshot'>;
  logger: LoggerService;
  /** For tests; 10 and 30 seconds without it. */
  pace?: RoundPace;
}

/**
 * Reads the RayClusters of one Application again and again, at most every 10 s. While the Applications of the
 * instance cannot be read, nothing is asked, and what was read is as old as they are. Failures never leave it.
 * Returns when the signal aborts.
 */
export async function followRayResources(
  options: FollowRayResourcesOptions,
  signal: AbortSignal,
): Promise<void> {
  const { followed, cluster, instance, limit, store, logger } = options;
  const { key, pacer } = followed;
  const { busyMs, quietMs } = options.pace ?? PACE;
  const log = StateLog.create(logger);
  const reader = RayResourceReader.create({
    cluster: followed.cluster,
    api: instance.api,
    logger,
  });
  let attempt = 0;

  const round = async (): Promise<number> => {
    const problem = problemOf(store, instance);
    if (problem) {
      cluster.failed(key, problem);
      return quietMs;
    }
    const { application } = followed;
    const resources = await limit(() => reader.read(application, signal));
    signal.throwIfAborted();
    cluster.read(key, resources);
    log.info(`Reading the RayClusters of ${key} through Argo CD`);
    attempt = 0;
    return resources.isSettled && !instance.wanted.has(application)
      ? quietMs
      : busyMs;
  };

  const failed = (error: unknown): number => {
    const failure = classifyArgocdError(error);
    const { code, message } = failure;
    cluster.failed(key, toSourceProblem(failure));
    log.warn(
      `Cannot read the RayClusters of ${key} (${code}): ${message}`,
      failure,
    );
    const random = Math.random();
    attempt += 1;
    return busyMs + backoffMs({ policy: FAILURE_BACKOFF, attempt, random });
  };

  while (!signal.aborted) {
    const mostMs = await round().catch(error =>
      signal.aborted ? busyMs : failed(error),
    );
    await pacer.rest({ leastMs: busyMs, mostMs }, signal);
  }
}

function problemOf(
  store: Pick<ResourceStore, 'snapshot'>,
  { name }: ArgocdInstance,
): SourceProblem | undefined {
  const freshness = store.snapshot().instances.get(name)?.freshness;
  return freshness && 'problem' in freshness ? freshness.problem : undefined;
}
