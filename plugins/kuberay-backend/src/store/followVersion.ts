import type { LoggerService } from '@backstage/backend-plugin-api';
import { classifyKubeError } from '../kube/classifyKubeError';
import type { KubeConnection } from '../kube/KubeConnection';
import { FAILURE_BACKOFF, backoffMs } from '../loop/backoff';
import { StateLog } from '../loop/StateLog';
import { untilAborted } from '../loop/untilAborted';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import type { KubernetesVersions } from './KubernetesVersions';
import type { ResourceStore } from './ResourceStore';

/** An upgrade behind a load balancer may cut no watch of ours: the version is asked again after ten minutes. */
const MAX_AGE_MS = 600_000;

/** Options of {@link followVersion}. */
export interface FollowVersionOptions {
  cluster: string;
  connection: Pick<KubeConnection, 'version'>;
  /** Tells when the cluster can be reached. */
  store: ResourceStore;
  versions: KubernetesVersions;
  logger: LoggerService;
}

/**
 * Asks a cluster for its Kubernetes version once it can be read, and again after each time that it could not be.
 * Failures never leave it. Returns when the signal aborts.
 */
export async function followVersion(
  options: FollowVersionOptions,
  signal: AbortSignal,
): Promise<void> {
  const { cluster, connection, versions } = options;
  const log = StateLog.create(options.logger);
  let attempt = 0;
  while (!signal.aborted) {
    await untilLiveIs(true, options, signal);
    try {
      signal.throwIfAborted();
      const version = await connection.version(signal);
      signal.throwIfAborted();
      versions.set(cluster, version);
      log.info(`Kubernetes ${version}`);
      attempt = 0;
      await untilOld(options, signal);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const failure = classifyKubeError(error);
      const { code, message } = failure;
      log.warn(`Cannot read the version (${code}): ${message}`, failure);
      const random = Math.random();
      const policy = FAILURE_BACKOFF;
      await waitUnlessAborted(backoffMs({ policy, attempt, random }), signal);
      attempt += 1;
    }
  }
}

/** Until the cluster cannot be reached any more, or the version is too old to be believed. */
async function untilOld(
  options: FollowVersionOptions,
  signal: AbortSignal,
): Promise<void> {
  const old = new AbortController();
  const timer = setTimeout(() => old.abort(), MAX_AGE_MS);
  await untilLiveIs(false, options, AbortSignal.any([signal, old.signal]));
  clearTimeout(timer);
}

/** Until some kind of the cluster is live, or until none is; at once when the signal aborts. */
async function untilLiveIs(
  wanted: boolean,
  { cluster, store }: FollowVersionOptions,
  signal: AbortSignal,
): Promise<void> {
  const reached = new AbortController();
  const check = () => {
    if (isLive(store, cluster) === wanted) {
      reached.abort();
    }
  };
  const unsubscribe = store.subscribe(key => {
    if ('cluster' in key && key.cluster === cluster) {
      check();
    }
  });
  check();
  await untilAborted(AbortSignal.any([signal, reached.signal]));
  unsubscribe();
}

/** One kind is enough: another one may be forbidden for ever. */
function isLive(store: ResourceStore, cluster: string): boolean {
  const kinds = store.snapshot().clusters.get(cluster);
  return Object.values(kinds ?? {}).some(
    ({ freshness }) => freshness.state === 'live',
  );
}
