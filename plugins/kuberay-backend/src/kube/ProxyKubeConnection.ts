import type { KubeQuestion } from './classifyKubeAnswer';
import { classifyKubeAnswer } from './classifyKubeAnswer';
import { classifyKubeError } from './classifyKubeError';
import type {
  KubeConnection,
  KubeListOptions,
  KubeListPage,
  KubeWatchEvent,
  KubeWatchOptions,
} from './KubeConnection';
import { KubeError } from './KubeError';
import type { KubernetesPlugin } from './KubernetesPlugin';
import { parseListPage } from './parseListPage';
import { parseVersion } from './parseVersion';
import { parseWatchLine } from './parseWatchLine';
import { readLines } from './readLines';
import type { WatchedKind } from './watchedKinds';
import { collectionPath } from './watchedKinds';

/** Header by which the proxy chooses the cluster (`HEADER_KUBERNETES_CLUSTER` of plugin-kubernetes-backend). */
const HEADER_KUBERNETES_CLUSTER = 'Backstage-Kubernetes-Cluster';

const LIST_TIMEOUT_MS = 30_000;

/** Open to every account that has signed in (`system:public-info-viewer`). */
const VERSION_PATH = 'version';

/** Options of `ProxyKubeConnection.create`. */
export interface ProxyKubeConnectionOptions {
  /** Name of the cluster in the `kubernetes` config. */
  cluster: string;
  kubernetes: KubernetesPlugin;
  /** How long one page of a list, or the version, may take; 30 seconds without it. */
  listTimeoutMs?: number;
}

/** A cluster through the proxy of Backstage's Kubernetes plugin. */
export class ProxyKubeConnection implements KubeConnection {
  readonly #cluster: string;
  readonly #kubernetes: KubernetesPlugin;
  readonly #listTimeoutMs: number;

  private constructor(options: ProxyKubeConnectionOptions) {
    this.#cluster = options.cluster;
    this.#kubernetes = options.kubernetes;
    this.#listTimeoutMs = options.listTimeoutMs ?? LIST_TIMEOUT_MS;
  }

  static create(options: ProxyKubeConnectionOptions): ProxyKubeConnection {
    return new ProxyKubeConnection(options);
  }

  async list(
    kind: WatchedKind,
    options: KubeListOptions,
  ): Promise<KubeListPage> {
    const { limit, continueToken, signal } = options;
    const body = await this.#read(
      { verb: 'list', kind },
      pathOf(kind, {
        limit: String(limit),
        ...(continueToken && { continue: continueToken }),
      }),
      signal,
    );
    return parseListPage(body);
  }

  async version(signal: AbortSignal): Promise<string> {
    const path = VERSION_PATH;
    return parseVersion(await this.#read({ verb: 'get', path }, path, signal));
  }

  async *watch(
    kind: WatchedKind,
    options: KubeWatchOptions,
  ): AsyncGenerator<KubeWatchEvent> {
    const question: KubeQuestion = { verb: 'watch', kind };
    try {
      const path = pathOf(kind, {
        watch: '1',
        allowWatchBookmarks: 'true',
        ...(kind.watchSeconds && {
          timeoutSeconds: String(kind.watchSeconds),
        }),
        resourceVersion: options.resourceVersion,
      });
      const response = await this.#ask(question, path, options.signal);
      if (!response.body) {
        throw new KubeError('malformed', 'The cluster sends an empty watch');
      }
      for await (const line of readLines(response.body)) {
        yield parseWatchLine(line, question);
      }
    } catch (error) {
      options.signal.throwIfAborted();
      throw classifyKubeError(error);
    }
  }

  toString(): string {
    return `ProxyKubeConnection{cluster=${this.#cluster}}`;
  }

  /** A body that comes at once. */
  async #read(
    question: KubeQuestion,
    path: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const deadline = AbortSignal.timeout(this.#listTimeoutMs);
    try {
      const response = await this.#ask(
        question,
        path,
        AbortSignal.any([signal, deadline]),
      );
      return await response.json();
    } catch (error) {
      signal.throwIfAborted();
      throw classifyKubeError(error);
    }
  }

  async #ask(
    question: KubeQuestion,
    path: string,
    signal: AbortSignal,
  ): Promise<Response> {
    const response = await this.#kubernetes.get(`proxy/${path}`, {
      headers: {
        Accept: 'application/json',
        // Compressed, a watch's events would wait in the root router's buffer until the watch ends.
        'Accept-Encoding': 'identity',
        [HEADER_KUBERNETES_CLUSTER]: this.#cluster,
      },
      signal,
    });
    if (!response.ok) {
      throw classifyKubeAnswer(
        { status: response.status, body: await response.text() },
        question,
      );
    }
    return response;
  }
}

/** Path and query of a collection, with what the server is to leave out. */
function pathOf(kind: WatchedKind, parameters: Record<string, string>): string {
  const query = new URLSearchParams({
    ...(kind.labelSelector && { labelSelector: kind.labelSelector }),
    ...(kind.fieldSelector && { fieldSelector: kind.fieldSelector }),
    ...parameters,
  });
  return `${collectionPath(kind)}?${query}`;
}
