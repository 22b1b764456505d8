import type { EntityView } from 'backstage-plugin-kuberay-common';
import type { Response } from 'express';
import { once } from 'node:events';
import { encodeView } from '../service/encodeView';
import type { StreamEndReason } from './endReasonOf';

/** Proxies close a connection that says nothing for a minute or so. */
const HEARTBEAT_MS = 15_000;

/** Server-sent events to one client (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class ViewStream {
  readonly #res: Response;
  readonly #heartbeat: NodeJS.Timeout;

  private constructor(res: Response) {
    this.#res = res;
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  /** Sends the headers; the stream holds a timer until `end()`. */
  static open(res: Response): ViewStream {
    res.status(200);
    // Not by Express, which would add a charset: server-sent events are always UTF-8.
    res.setHeader('Content-Type', 'text/event-stream');
    // Without no-transform the root router compresses, and holds frames back until it has enough of them.
    res.setHeader('Cache-Control', 'no-store, no-transform');
    res.setHeader('X-Accel-Buffering', 'no');
    res.flushHeaders();
    return new ViewStream(res);
  }

  /** Resolves when the client has room for more, or when the signal aborts: nothing waits here but one view. */
  async send(view: EntityView, signal: AbortSignal): Promise<void> {
    const { body, etag } = encodeView(view);
    const hasRoom = this.#res.write(
      `event: view\nid: ${etag}\ndata: ${body}\n\n`,
    );
    if (!hasRoom && !signal.aborted) {
      await once(this.#res, 'drain', { signal }).catch(ignoreAbort);
    }
  }

  /** Tells a client that listens why, and closes; one that does not read is left at once. */
  end(reason: StreamEndReason): void {
    clearInterval(this.#heartbeat);
    if (this.#res.writableNeedDrain) {
      this.#res.destroy();
    } else {
      this.#res.end(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`);
    }
  }

  #beat(): void {
    if (!this.#res.writableNeedDrain) {
      this.#res.write(': heartbeat\n\n');
    }
  }
}

/** The stream is to end: the caller looks at the signal himself. */
function ignoreAbort(error: Error): void {
  if (error.name !== 'AbortError') {
    throw error;
  }
}
