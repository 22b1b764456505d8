import type { LoggerService } from '@backstage/backend-plugin-api';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod/v3';
import { FAILURE_BACKOFF, backoffMs } from '../loop/backoff';
import { StateLog } from '../loop/StateLog';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import { classifyKubeError } from './classifyKubeError';
import { classifyPluginAnswer } from './classifyPluginAnswer';
import type {
  ClusterDirectory,
  ClusterInfo,
  DirectoryState,
} from './ClusterDirectory';
import { KubeError, toSourceProblem } from './KubeError';
import type { KubernetesPlugin } from './KubernetesPlugin';
import { toClusterInfo } from './toClusterInfo';

/** Locators may find new clusters at any time; a list of names is cheap. */
const REREAD_MS = 30_000;

const READ_TIMEOUT_MS = 10_000;

/** Answer of `GET /clusters` of plugin-kubernetes-backend, as far as we read it. */
const clustersSchema = z.object({
  items: z.array(
    z.object({
      name: z.string().min(1),
      title: z.string().nullish(),
      authProvider: z.string().nullish(),
    }),
  ),
});

/** Options of `PluginClusterDirectory.create`. */
export interface PluginClusterDirectoryOptions {
  kubernetes: KubernetesPlugin;
  logger: LoggerService;
  /** How long a list that was read counts; 30 seconds without it. */
  rereadMs?: number;
}

/** The clusters that Backstage's Kubernetes plugin knows, by whatever locators; read again every 30 seconds. */
export class PluginClusterDirectory implements ClusterDirectory {
  readonly #kubernetes: KubernetesPlugin;
  readonly #log: StateLog;
  readonly #rereadMs: number;
  readonly #listeners = new Set<(state: DirectoryState) => void>();
  #state: DirectoryState = { state: 'reading' };

  private constructor(options: PluginClusterDirectoryOptions) {
    this.#kubernetes = options.kubernetes;
    this.#log = StateLog.create(options.logger);
    this.#rereadMs = options.rereadMs ?? REREAD_MS;
  }

  static create(
    options: PluginClusterDirectoryOptions,
  ): PluginClusterDirectory {
    return new PluginClusterDirectory(options);
  }

  current(): DirectoryState {
    return this.#state;
  }

  subscribe(listener: (state: DirectoryState) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Reads until the signal aborts, then returns. Soon again at first: the Kubernetes plugin may start after us. */
  async run(signal: AbortSignal): Promise<void> {
    let attempt = 0;
    while (!signal.aborted) {
      try {
        this.#known(await this.#read(signal));
        attempt = 0;
        await waitUnlessAborted(this.#rereadMs, signal);
      } catch (error) {
        if (!signal.aborted) {
          this.#failed(classifyKubeError(error));
          const random = Math.random();
          await waitUnlessAborted(
            backoffMs({ policy: FAILURE_BACKOFF, attempt, random }),
            signal,
          );
          attempt += 1;
        }
      }
    }
  }

  async #read(signal: AbortSignal): Promise<ClusterInfo[]> {
    const response = await this.#kubernetes.get('clusters', {
      signal: AbortSignal.any([signal, AbortSignal.timeout(READ_TIMEOUT_MS)]),
    });
    if (!response.ok) {
      // Its words are nobody's business, but an unread body holds its connection.
      await response.text();
      throw classifyPluginAnswer(response.status);
    }
    const parsed = clustersSchema.safeParse(await response.json());
    if (!parsed.success) {
      throw new KubeError(
        'malformed',
        'The Kubernetes plugin answers with something else than a list of clusters',
        parsed.error,
      );
    }
    return parsed.data.items.map(toClusterInfo);
  }

  #known(clusters: ClusterInfo[]): void {
    this.#log.info(
      `Kubernetes clusters: ${
        clusters.map(({ name }) => name).join(', ') || 'none'
      }`,
    );
    if (
      this.#state.state !== 'known' ||
      !isDeepStrictEqual(this.#state.clusters, clusters)
    ) {
      this.#change({
        state: 'known',
        since: new Date().toISOString(),
        clusters,
      });
    }
  }

  #failed(error: KubeError): void {
    this.#log.warn(
      `Cannot read the list of Kubernetes clusters: ${error.message}`,
      error,
    );
    if (this.#state.state === 'known') {
      return;
    }
    const since =
      this.#state.state === 'failed'
        ? this.#state.since
        : new Date().toISOString();
    const problem = toSourceProblem(error);
    if (!isDeepStrictEqual(this.#state, { state: 'failed', since, problem })) {
      this.#change({ state: 'failed', since, problem });
    }
  }

  #change(state: DirectoryState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      listener(state);
    }
  }
}
