import { Agent, fetch as fetchWithAgent } from 'undici';
import { KubeError } from '../kube/KubeError';
import { sendAgainIfLost } from '../kube/sendAgainIfLost';

/** A request below the instance's url. */
export interface ArgocdHttpRequest {
  method: 'GET' | 'POST';
  /** Decoded segments of the path. */
  path: string[];
  query?: Record<string, string>;
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

/** What we use of a Response, of Node's own fetch or of undici's. */
export interface ArgocdHttpResponse {
  ok: boolean;
  status: number;
  headers: { get(name: string): string | null };
  body: ReadableStream<Uint8Array> | null;
}

type Fetch = (
  url: URL,
  init: Omit<ArgocdHttpRequest, 'path' | 'query'> & { redirect: 'manual' },
) => Promise<ArgocdHttpResponse>;

/** Options of `ArgocdTransport.create`. */
export interface ArgocdTransportOptions {
  /** http or https, without a trailing slash; may have a path. */
  url: string;
  /** PEM; absent: what Node trusts. */
  ca?: string;
}

/**
 * HTTP to one Argo CD instance. A redirect is followed once, and only within the host, to https or on the same port:
 * a token goes to no other host, and never from https to http. Argo CD itself redirects http to https (307).
 */
export class ArgocdTransport {
  readonly #url: string;
  readonly #fetch: Fetch;

  private constructor(url: string, fetch: Fetch) {
    this.#url = url;
    this.#fetch = fetch;
  }

  static create({ url, ca }: ArgocdTransportOptions): ArgocdTransport {
    // Node's own fetch goes through a proxy where the installer has set one up for the process.
    return new ArgocdTransport(
      url,
      ca === undefined ? fetch : fetchTrusting(ca),
    );
  }

  /** @throws whatever fetch throws, and KubeError `malformed` for a path or redirect that is not followed */
  async request(request: ArgocdHttpRequest): Promise<ArgocdHttpResponse> {
    const { path, query, ...init } = request;
    const url = new URL(`${this.#url}/${path.map(encodeSegment).join('/')}`);
    url.search = new URLSearchParams(query).toString();
    const send = (to: URL) =>
      sendAgainIfLost(init, () =>
        this.#fetch(to, { ...init, redirect: 'manual' }),
      );
    const response = await send(url);
    const target = redirectTarget(response, url);
    if (!target) {
      return response;
    }
    await response.body?.cancel();
    if (!isFollowed(url, target)) {
      throw new KubeError(
        'malformed',
        'Argo CD redirects to another address than the one that is configured for it: the token is not sent there',
      );
    }
    return send(target);
  }
}

function fetchTrusting(ca: string): Fetch {
  // Time-outs are ours: a stream may be silent for as long as we let it.
  const dispatcher = new Agent({
    connect: { ca },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return async (url, init) => {
    const response = await fetchWithAgent(url, { ...init, dispatcher });
    const { ok, status, headers } = response;
    // The same class at run time: undici declares its own.
    const body = response.body as ReadableStream<Uint8Array> | null;
    return { ok, status, headers, body };
  };
}

/** @throws KubeError for what no percent-encoding protects: URLs drop dots and empty segments. */
function encodeSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..') {
    throw new KubeError(
      'malformed',
      'Argo CD names something that has no name',
    );
  }
  return encodeURIComponent(segment);
}

function redirectTarget(
  { status, headers }: ArgocdHttpResponse,
  from: URL,
): URL | undefined {
  const location = headers.get('location');
  return [301, 302, 307, 308].includes(status) &&
    location !== null &&
    URL.canParse(location, from)
    ? new URL(location, from)
    : undefined;
}

function isFollowed(from: URL, to: URL): boolean {
  return (
    to.hostname === from.hostname &&
    (to.protocol === 'https:' ||
      (to.protocol === from.protocol && to.port === from.port))
  );
}
