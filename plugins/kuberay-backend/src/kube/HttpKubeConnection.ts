import type { KubeQuestion } from './classifyKubeAnswer';
import { classifyKubeAnswer } from './classifyKubeAnswer';
import { classifyKubeError } from './classifyKubeError';
import type {
  KubeConnection,
  KubeListOptions,
  KubeListPage,
  KubeObject,
  KubeObjectKey,
  KubeServicePath,
  KubeWatchEvent,
  KubeWatchOptions,
} from './KubeConnection';
import { KubeError } from './KubeError';
import { collectionPath, objectPath, servicePath } from './kubePath';
import type { KubeRequest, KubeResponse, KubeTransport } from './KubeTransport';
import { parseListPage } from './parseListPage';
import { parseObject } from './parseObject';
import { parseVersion } from './parseVersion';
import { parseWatchLine } from './parseWatchLine';
import { readLines } from './readLines';
import { readRetryAfter } from './readRetryAfter';
import { readStart } from './readStart';
import type { WatchedKind } from './watchedKinds';

const ANSWER_TIMEOUT_MS = 30_000;

/** Open to every account that has signed in (`system:public-info-viewer`). */
const VERSION_PATH = 'version';

/** Of a Service's body: all the events that Ray keeps are some three million. */
const MAX_SERVICE_BYTES = 8 * 1024 * 1024;

/** Options of `HttpKubeConnection.create`. */
export interface HttpKubeConnectionOptions {
  transport: KubeTransport;
  /** How long anything but a watch may take, one page of a list for example; 30 seconds without it. */
  answerTimeoutMs?: number;
}

/** A cluster through its HTTP API, by whatever way: what Kubernetes asks and answers is the same by all of them. */
export class HttpKubeConnection implements KubeConnection {
  readonly #transport: KubeTransport;
  readonly #answerTimeoutMs: number;

  private constructor(options: HttpKubeConnectionOptions) {
    this.#transport = options.transport;
    this.#answerTimeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS;
  }

  static create(options: HttpKubeConnectionOptions): HttpKubeConnection {
    return new HttpKubeConnection(options);
  }

  list(kind: WatchedKind, options: KubeListOptions): Promise<KubeListPage> {
    const { namespace, limit, continueToken, signal } = options;
    const question: KubeQuestion = {
      verb: 'list',
      kind,
      namespace,
      continues: continueToken !== undefined,
    };
    const request = () => ({
      method: 'GET' as const,
      path: queryPath(kind, namespace, {
        limit: String(limit),
        ...(continueToken && { continue: continueToken }),
      }),
      headers: {},
    });
    return this.#answer(question, request, signal, async response =>
      parseListPage(JSON.parse(await response.text())),
    );
  }

  get(
    kind: WatchedKind,
    key: KubeObjectKey,
    signal: AbortSignal,
  ): Promise<KubeObject> {
    const request = () => ({
      method: 'GET' as const,
      path: objectPath(kind, key),
      headers: {},
    });
    return this.#answer(
      { verb: 'get', kind, key },
      request,
      signal,
      async response => parseObject(JSON.parse(await response.text())),
    );
  }

  mergePatch(
    kind: WatchedKind,
    key: KubeObjectKey,
    patch: object,
    signal: AbortSignal,
  ): Promise<KubeObject> {
    const request = () => ({
      method: 'PATCH' as const,
      path: objectPath(kind, key),
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify(patch),
    });
    return this.#answer(
      { verb: 'patch', kind, key },
      request,
      signal,
      async response => parseObject(JSON.parse(await response.text())),
    );
  }

  getFromService(path: KubeServicePath, signal: AbortSignal): Promise<string> {
    const { service, namespace } = path;
    const request = () => ({
      method: 'GET' as const,
      path: servicePath(path),
      headers: { Accept: '*/*' },
    });
    return this.#answer(
      { verb: 'reach', service, namespace },
      request,
      signal,
      ({ body }) => (body ? readStart(body, MAX_SERVICE_BYTES) : ''),
    );
  }

  version(signal: AbortSignal): Promise<string> {
    const path = VERSION_PATH;
    const request = () => ({ method: 'GET' as const, path, headers: {} });
    return this.#answer(
      { verb: 'get', path },
      request,
      signal,
      async response => parseVersion(JSON.parse(await response.text())),
    );
  }

  async *watch(
    kind: WatchedKind,
    options: KubeWatchOptions,
  ): AsyncGenerator<KubeWatchEvent> {
    const { namespace, resourceVersion, signal, onOpen } = options;
    const streams = resourceVersion === undefined;
    const question: KubeQuestion = { verb: 'watch', kind, namespace, streams };
    const { via } = this.#transport;
    try {
      const path = queryPath(kind, namespace, {
        watch: '1',
        allowWatchBookmarks: 'true',
        ...(kind.watchSeconds && {
          timeoutSeconds: String(kind.watchSeconds),
        }),
        // Without a version, the most recent state: a server may not answer from an old copy.
        ...(resourceVersion === undefined
          ? {
              sendInitialEvents: 'true',
              resourceVersionMatch: 'NotOlderThan',
            }
          : { resourceVersion }),
      });
      const request = { method: 'GET' as const, path, headers: {} };
      const response = await this.#ask(question, request, signal);
      if (!response.body) {
        throw new KubeError('malformed', 'The cluster sends an empty watch');
      }
      onOpen?.();
      for await (const line of readLines(response.body)) {
        yield parseWatchLine(line, question, via);
      }
    } catch (error) {
      signal.throwIfAborted();
      throw classifyKubeError(error, via);
    }
  }

  /** A body that comes at once. */
  async #answer<T>(
    question: KubeQuestion,
    toRequest: () => Omit<KubeRequest, 'signal'>,
    signal: AbortSignal,
    read: (response: KubeResponse) => T | Promise<T>,
  ): Promise<T> {
    const deadline = AbortSignal.timeout(this.#answerTimeoutMs);
    try {
      const response = await this.#ask(
        question,
        toRequest(),
        AbortSignal.any([signal, deadline]),
      );
      return await read(response);
    } catch (error) {
      signal.throwIfAborted();
      throw classifyKubeError(error, this.#transport.via);
    }
  }

  async #ask(
    question: KubeQuestion,
    request: Omit<KubeRequest, 'signal'>,
    signal: AbortSignal,
  ): Promise<KubeResponse> {
    const response = await this.#transport.send({
      ...request,
      headers: {
        Accept: 'application/json',
        // Compressed, a watch's events would wait in the root router's buffer until the watch ends.
        'Accept-Encoding': 'identity',
        ...request.headers,
      },
      signal,
    });
    if (!response.ok) {
      const { status, headers } = response;
      const { code, message } = classifyKubeAnswer(
        { status, body: await response.text() },
        question,
        this.#transport.via,
      );
      const retryAfterMs = readRetryAfter(headers.get('retry-after'));
      throw new KubeError(code, message, undefined, { retryAfterMs });
    }
    return response;
  }
}

/** Path and query of a collection, with what the server is to leave out. */
function queryPath(
  kind: WatchedKind,
  namespace: string | undefined,
  parameters: Record<string, string>,
): string {
  const query = new URLSearchParams({
    ...(kind.labelSelector && { labelSelector: kind.labelSelector }),
    ...(kind.fieldSelector && { fieldSelector: kind.fieldSelector }),
    ...parameters,
  });
  return `${collectionPath(kind, namespace)}?${query}`;
}
