import { isDeepStrictEqual } from 'node:util';
import { Agent, ProxyAgent, fetch as undiciFetch } from 'undici';
import type { Dispatcher } from 'undici';
import type { KubeAccess, ReadKubeAccess } from './KubeAccess';
import type { KubeRequest, KubeResponse, KubeTransport } from './KubeTransport';
import { sendAgainIfLost } from './sendAgainIfLost';

const CONNECT_TIMEOUT_MS = 10_000;

/** No limits of undici's own: whoever asks has a deadline, and a watch has an alarm for silence. */
const NO_LIMITS = { headersTimeout: 0, bodyTimeout: 0 };

/** The way to a cluster of `kuberay.clusters`, with the credentials that the configuration gives. */
export class OwnTransport implements KubeTransport {
  readonly via = 'kuberay-config';
  readonly #readAccess: ReadKubeAccess;
  /** The last answer was that the credentials are not, or no longer, good. */
  #isRefused = false;
  /** Connections are kept as long as nothing changes by which they were made. */
  #kept:
    | { made: Pick<KubeAccess, 'tls' | 'proxyUrl'>; by: Dispatcher }
    | undefined;

  private constructor(readAccess: ReadKubeAccess) {
    this.#readAccess = readAccess;
  }

  static create(readAccess: ReadKubeAccess): OwnTransport {
    return new OwnTransport(readAccess);
  }

  async send(request: KubeRequest): Promise<KubeResponse> {
    const { path, headers, ...rest } = request;
    const access = await this.#readAccess({ isRefused: this.#isRefused });
    const dispatcher = this.#dispatcher(access);
    const response = await sendAgainIfLost(request, () =>
      undiciFetch(`${access.server.replace(/\/+$/, '')}/${path}`, {
        ...rest,
        headers: { ...headers, ...access.headers },
        // An API server has no reason to send a token elsewhere.
        redirect: 'error',
        dispatcher,
      }),
    );
    const { ok, status, headers: answered } = response;
    this.#isRefused = status === 401;
    return {
      ok,
      status,
      headers: answered,
      // The same stream: undici and Node declare its type separately.
      body: response.body as ReadableStream<Uint8Array> | null,
      text: () => response.text(),
    };
  }

  #dispatcher({ tls, proxyUrl }: KubeAccess): Dispatcher {
    const made = { tls, proxyUrl };
    if (!this.#kept || !isDeepStrictEqual(this.#kept.made, made)) {
      // Ends the old connections once what runs on them has ended.
      this.#kept?.by.close().catch(() => {});
      this.#kept = { made, by: createDispatcher(made) };
    }
    return this.#kept.by;
  }
}

function createDispatcher({
  tls,
  proxyUrl,
}: Pick<KubeAccess, 'tls' | 'proxyUrl'>): Dispatcher {
  const connect = { ...tls, timeout: CONNECT_TIMEOUT_MS };
  return proxyUrl
    ? new ProxyAgent({ ...NO_LIMITS, uri: proxyUrl, requestTls: connect })
    : new Agent({ ...NO_LIMITS, connect });
}
