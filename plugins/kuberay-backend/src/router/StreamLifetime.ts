import type { Response } from 'express';
import type { StreamEndReason } from './endReasonOf';

/** The longest that a timer can wait (a signed 32-bit number of ms). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Options of `StreamLifetime.start`. */
export interface StreamLifetimeOptions {
  res: Response;
  /** Of the caller's token. */
  expiresAt?: Date;
  /** The backend stops. */
  stopping?: AbortSignal;
}

/** How long a stream may go on: until the client leaves, its token expires, or the backend stops. */
export class StreamLifetime {
  readonly #controller = new AbortController();
  readonly #undo: Array<() => void> = [];
  #reason?: StreamEndReason;

  private constructor({ res, expiresAt, stopping }: StreamLifetimeOptions) {
    const leave = () => this.#controller.abort();
    res.on('close', leave);
    this.#undo.push(() => res.off('close', leave));
    if (expiresAt) {
      this.#endAt(expiresAt);
    }
    if (stopping) {
      const stop = () => this.#end('shutdown');
      stopping.addEventListener('abort', stop);
      this.#undo.push(() => stopping.removeEventListener('abort', stop));
      if (stopping.aborted) {
        stop();
      }
    }
    if (res.closed) {
      leave();
    }
  }

  /** Runs until `stop()`. */
  static start(options: StreamLifetimeOptions): StreamLifetime {
    return new StreamLifetime(options);
  }

  /** Aborted: the stream is to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it is to end; undefined where there is nobody to tell. */
  get reason(): StreamEndReason | undefined {
    return this.#reason;
  }

  stop(): void {
    this.#undo.forEach(undo => undo());
  }

  #endAt(expiresAt: Date): void {
    const leftMs = expiresAt.getTime() - Date.now();
    if (leftMs <= LONGEST_TIMER_MS) {
      const timer = setTimeout(
        () => this.#end('token-expired'),
        Math.max(0, leftMs),
      );
      this.#undo.push(() => clearTimeout(timer));
    }
  }

  #end(reason: StreamEndReason): void {
    this.#reason ??= reason;
    this.#controller.abort();
  }
}
