import type { LoggerService } from '@backstage/backend-plugin-api';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange, Handler } from './Exchange';
import { replyText } from './Reply';
import { SocketReply } from './SocketReply';

/** The only address that the development cluster ever listens on. */
export const LOOPBACK = '127.0.0.1';

/** Where the server and the stand-ins tell what they do. */
export type ServerLogger = Pick<LoggerService, 'info' | 'warn' | 'error'>;

/**
 * One HTTP listener on the loopback address. It answers only requests that name it by that address or `localhost`, so
 * that a web page which rebinds its own host name to 127.0.0.1 gets nothing.
 */
export class LoopbackServer {
  readonly #server: Server;
  /** Kept while the listener is closed. */
  #knownPort = 0;
  readonly #logger: ServerLogger;
  #handler: Handler | undefined;

  private constructor(options: { logger: ServerLogger }) {
    this.#logger = options.logger;
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    // A watch and a push may take longer than the default five minutes.
    this.#server.requestTimeout = 0;
  }

  /**
   * Listens at once; requests get 503 until `serve` gives it a handler. Port 0 takes any free port.
   * @throws Error that names the port and the setting when it cannot listen
   */
  static async listen(options: {
    port: number;
    logger: ServerLogger;
  }): Promise<LoopbackServer> {
    const server = new LoopbackServer(options);
    await server.#listen(options.port);
    return server;
  }

  serve(handler: Handler): void {
    this.#handler = handler;
  }

  get port(): number {
    return this.#knownPort;
  }

  /** Where it really listens, as the operating system says. */
  get host(): string {
    return this.#address().address;
  }

  get url(): string {
    return `http://${LOOPBACK}:${this.port}`;
  }

  /** As {@link stop}; connections are refused until `reopen`. */
  async close(): Promise<void> {
    await this.stop();
  }

  /**
   * Listens again on the port of before.
   * @throws Error that names the port when another program has taken it
   */
  async reopen(): Promise<void> {
    await this.#listen(this.#knownPort);
  }

  /** Ends the listener and every open connection; nothing happens when it is closed. */
  async stop(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const onError = (error: Error) => reject(cannotListen(port, error));
      this.#server.once('error', onError);
      this.#server.listen(port, LOOPBACK, () => {
        this.#server.off('error', onError);
        resolve();
      });
    });
    this.#knownPort = this.#address().port;
  }

  #address(): AddressInfo {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the development cluster does not listen');
    }
    return address;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const reply = new SocketReply(response);
    request.socket.setNoDelay(true);
    const { host = '' } = request.headers;
    const names = [`${LOOPBACK}:${this.port}`, `localhost:${this.port}`];
    if (!names.includes(host.toLowerCase())) {
      replyText(reply, {
        status: 421,
        text: `This server answers only as ${names.join(' or ')}.\n`,
      });
      return;
    }
    const handler = this.#handler;
    if (!handler) {
      replyText(reply, {
        status: 503,
        text: 'The development cluster is starting.\n',
        headers: { 'retry-after': '1' },
      });
      return;
    }
    const target = `${this.url}${request.url ?? '/'}`;
    if (!request.url?.startsWith('/') || !URL.canParse(target)) {
      replyText(reply, { status: 400, text: 'This is no path.\n' });
      return;
    }
    const url = new URL(target);
    const exchange: Exchange = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: request,
      baseUrl: `http://${host}`,
      reply,
    };
    try {
      await handler(exchange);
    } catch (error) {
      this.#fail(exchange, error);
    }
  }

  #fail({ method, path, reply }: Exchange, error: unknown): void {
    if (reply.closed.aborted) {
      return;
    }
    const cause = error instanceof Error ? error : new Error(String(error));
    this.#logger.error(
      `development cluster could not answer ${method} ${path}: ${cause.message}`,
      cause,
    );
    if (reply.isStarted) {
      reply.destroy();
    } else {
      replyText(reply, { status: 500, text: 'Internal error\n' });
    }
  }
}

function cannotListen(port: number, cause: Error): Error {
  const { code } = cause as NodeJS.ErrnoException;
  const why =
    code === 'EADDRINUSE'
      ? 'another program uses it'
      : `the operating system says ${code ?? cause.message}`;
  return new Error(
    `The development cluster cannot listen on port ${port} of ${LOOPBACK}: ${why}. ` +
      'Stop that program, or set devCluster.port (DEV_CLUSTER_PORT in the environment) to a free port.',
    { cause },
  );
}
