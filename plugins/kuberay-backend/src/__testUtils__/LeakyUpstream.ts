import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How an upstream fails; each tells what was sent to it, and what nobody else may know. */
export type Leak =
  | { status: number; type: 'text' | 'status' | 'argocd' | 'page' }
  | { status: 302 }
  | 'cut';

/**
 * Stands before a server and passes on what is asked, until it is told to fail: then its answers are full of tokens,
 * passwords and addresses, as those of a gateway with a debug page are.
 */
export class LeakyUpstream {
  /** Requests that have failed since the last `failWith`. */
  failures = 0;
  #leak?: { leak: Leak; only: RegExp };
  readonly #server = createServer((req, res) => this.#answer(req, res));
  readonly #target: string;
  readonly #open = new Set<ServerResponse>();

  private constructor(target: string) {
    this.#target = target;
  }

  static async start(target: string): Promise<LeakyUpstream> {
    const upstream = new LeakyUpstream(target);
    await new Promise<void>(resolve => {
      upstream.#server.listen(0, '127.0.0.1', resolve);
    });
    return upstream;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    // Listening on a port, it has an address with one.
    return (this.#server.address() as AddressInfo).port;
  }

  /** Fails from now on, where the path is one of these; what is open breaks. */
  failWith(leak: Leak, only = /^/): void {
    this.failures = 0;
    this.#leak = { leak, only };
    this.#breakOpen();
  }

  heal(): void {
    this.#leak = undefined;
  }

  stop(): void {
    this.#breakOpen();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #breakOpen(): void {
    this.#open.forEach(res => res.destroy());
  }

  #answer(req: IncomingMessage, res: ServerResponse): void {
    if (this.#leak?.only.test(req.url ?? '')) {
      this.failures += 1;
      this.#fail(this.#leak.leak, req, res);
      return;
    }
    this.#open.add(res);
    res.on('close', () => this.#open.delete(res));
    const { host: _, ...headers } = req.headers;
    const forwarded = httpRequest(
      `${this.#target}${req.url}`,
      { method: req.method, headers },
      answer => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        res.flushHeaders();
        answer.pipe(res);
        answer.on('error', () => res.destroy());
      },
    );
    forwarded.on('error', () => res.destroy());
    res.on('close', () => forwarded.destroy());
    req.pipe(forwarded);
  }

  #fail(leak: Leak, req: IncomingMessage, res: ServerResponse): void {
    if (leak === 'cut') {
      res.destroy();
      return;
    }
    const secrets = [
      'upstream-secret',
      this.url,
      req.url,
      ...Object.values(req.headers),
    ].join(' ');
    if (!('type' in leak)) {
      res.writeHead(leak.status, { Location: `${this.url}/upstream-secret` });
      res.end(secrets);
      return;
    }
    res.writeHead(leak.status, {
      'Content-Type': leak.type === 'text' ? 'text/plain' : 'application/json',
      'WWW-Authenticate': `Bearer realm="upstream-secret"`,
      Warning: `299 - "${this.url}"`,
    });
    res.end(bodyOf(leak.type, secrets));
  }
}

function bodyOf(
  type: 'text' | 'status' | 'argocd' | 'page',
  secrets: string,
): string {
  switch (type) {
    case 'status':
      return JSON.stringify({
        kind: 'Status',
        reason: secrets,
        message: secrets,
      });
    case 'argocd':
      return JSON.stringify({ error: secrets, message: secrets, code: 2 });
    case 'page':
      // JSON at first sight, and a list at the second one.
      return JSON.stringify({
        metadata: { resourceVersion: secrets, continue: secrets },
        items: [{ metadata: { name: secrets }, spec: secrets }],
      });
    default:
      return secrets;
  }
}
