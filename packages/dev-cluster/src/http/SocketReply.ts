import type { ServerResponse } from 'node:http';
import type { Reply } from './Reply';

/** The plain way to the socket. A HEAD request gets the headers only, which node:http sees to. */
export class SocketReply implements Reply {
  readonly #response: ServerResponse;
  readonly #closed = new AbortController();

  constructor(response: ServerResponse) {
    this.#response = response;
    response.on('close', () => this.#closed.abort());
    // The receiver may vanish at any time; `close` follows and tells the handler.
    response.on('error', () => this.#closed.abort());
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  get isStarted(): boolean {
    return this.#response.headersSent;
  }

  get bufferedBytes(): number {
    return this.#response.writableLength;
  }

  start(options: { status: number; headers: Record<string, string> }): void {
    this.#response.writeHead(options.status, options.headers);
    // A watch without events has to show that it began.
    this.#response.flushHeaders();
  }

  write(chunk: string | Buffer): boolean {
    return this.closed.aborted || this.#response.write(chunk);
  }

  async drained(): Promise<void> {
    if (this.closed.aborted || !this.#response.writableNeedDrain) {
      return;
    }
    await new Promise<void>(resolve => {
      const done = () => {
        this.#response.off('drain', done);
        this.closed.removeEventListener('abort', done);
        resolve();
      };
      this.#response.on('drain', done);
      this.closed.addEventListener('abort', done);
    });
  }

  end(chunk?: string | Buffer): void {
    this.#response.end(chunk);
  }

  destroy(): void {
    this.#response.destroy();
  }
}
