import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface ReceivedRequest {
  /** Method and path, e.g. `GET /api/v1/applications`. */
  what: string;
  query: Record<string, string>;
  authorization?: string;
  accept?: string;
  body: string;
}

/** What the server does with a request. */
export type Answer =
  | { status?: number; body?: unknown; headers?: Record<string, string> }
  /** Writes to the open response; nothing ends it but the test. */
  | ((response: ServerResponse) => void);

/** An HTTP server on this machine that answers as a test says. */
export class FakeArgocd {
  readonly received: ReceivedRequest[] = [];
  readonly #server: Server;
  /** Decides the answer; replaced by tests in mid-run. */
  answer: (request: ReceivedRequest) => Answer;

  private constructor(
    answer: FakeArgocd['answer'],
    tls?: { key: string; cert: string },
  ) {
    this.answer = answer;
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      this.#handle(request, response);
    };
    this.#server = tls
      ? createTlsServer(tls, listener)
      : createServer(listener);
  }

  static async start(
    answer: FakeArgocd['answer'],
    tls?: { key: string; cert: string },
  ): Promise<FakeArgocd> {
    const fake = new FakeArgocd(answer, tls);
    await new Promise<void>(resolve => {
      fake.#server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  get port(): number {
    // A server that listens on a port has an address of this kind.
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How often something was asked. */
  count(what: string): number {
    return this.received.filter(request => request.what === what).length;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    const [path, query = ''] = (request.url ?? '').split('?');
    const received: ReceivedRequest = {
      what: `${request.method} ${path}`,
      query: Object.fromEntries(new URLSearchParams(query)),
      authorization: request.headers.authorization,
      accept: request.headers.accept,
      body,
    };
    this.received.push(received);
    const answer = this.answer(received);
    if (typeof answer === 'function') {
      answer(response);
      return;
    }
    const { status = 200, headers = {} } = answer;
    response.writeHead(status, headers);
    response.end(
      typeof answer.body === 'string'
        ? answer.body
        : JSON.stringify(answer.body ?? {}),
    );
  }
}
