import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { KuberayBackend } from '../backend/KuberayBackend';

/** What of a generator's input decides whether the version matters. */
interface VersionedInput {
  profile?: string;
  destination?: { cluster?: string; kubernetesVersion?: string };
  autoscaler?: { enabled?: boolean };
  replicaGuard?: { mode?: string };
}

/**
 * Fills in `destination.kubernetesVersion` from what the KubeRay backend has seen of `destination.cluster`.
 *
 * Best effort: without an answer the version stays unknown, the log says why, and `replicaGuard.mode: auto` writes no guard.
 */
export async function withKubernetesVersion<T extends VersionedInput>(
  generator: T,
  context: {
    logger: LoggerService;
    signal?: AbortSignal;
    getInitiatorCredentials(): Promise<BackstageCredentials>;
  },
  backend: KuberayBackend,
): Promise<T> {
  const { destination, profile, replicaGuard, autoscaler } = generator;
  const cluster = destination?.cluster;
  if (
    cluster === undefined ||
    destination?.kubernetesVersion !== undefined ||
    profile === 'ray-docs' ||
    replicaGuard?.mode === 'off' ||
    autoscaler?.enabled === false
  ) {
    return generator;
  }
  const { logger, signal } = context;
  const seen = await ask(cluster);
  if ('version' in seen) {
    logger.info(`${cluster} runs Kubernetes ${seen.version}`);
    return {
      ...generator,
      destination: { ...destination, kubernetesVersion: seen.version },
    };
  }
  logger.info(
    `The Kubernetes version of ${cluster} is not known: ${seen.problem}; input destination.kubernetesVersion can say it`,
  );
  return generator;

  async function ask(
    name: string,
  ): Promise<{ version: string } | { problem: string }> {
    try {
      const view = await backend.getSources({
        credentials: await context.getInitiatorCredentials(),
        signal,
      });
      const source = view?.sources.find(each => each.cluster === name);
      if (!source) {
        return {
          problem: view
            ? 'the KubeRay backend reads no cluster of that name'
            : 'the KubeRay backend is not installed, or older',
        };
      }
      const [version] =
        /^v?[1-9][0-9]*\.[0-9]+/.exec(source.kubernetesVersion ?? '') ?? [];
      return version === undefined
        ? { problem: 'it has not answered yet' }
        : { version: version.replace('v', '') };
    } catch (error) {
      signal?.throwIfAborted();
      return { problem: toError(error).message };
    }
  }
}
