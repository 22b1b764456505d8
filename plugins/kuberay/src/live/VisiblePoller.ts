import { toError } from '@backstage/errors';

/** A read that takes longer has failed; without this one lost answer would end all polling. */
export const POLL_TIMEOUT_MS = 30_000;

/** Options of {@link VisiblePoller}. */
export interface VisiblePollerOptions<Answer> {
  read: (signal: AbortSignal) => Promise<Answer>;
  onAnswer: (answer: Answer) => void;
  onError: (error: Error) => void;
  /** Milliseconds until the next read; asked after each answer or failure was handled. */
  delayMs: () => number;
}

/**
 * Reads again and again while it is started and the page visible: one read at a time, and the next is due only after
 * the last was answered. What comes after the stop is dropped.
 */
export class VisiblePoller<Answer> {
  readonly #options: VisiblePollerOptions<Answer>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;
  #started = false;

  private constructor(options: VisiblePollerOptions<Answer>) {
    this.#options = options;
  }

  static create<Answer>(
    options: VisiblePollerOptions<Answer>,
  ): VisiblePoller<Answer> {
    return new VisiblePoller(options);
  }

  /** Begins reading; returns the stop, after which it may be started again. */
  readonly start = (): (() => void) => {
    this.#started = true;
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
    window.addEventListener('online', this.pollNow);
    this.#poll();
    return () => {
      this.#started = false;
      document.removeEventListener(
        'visibilitychange',
        this.#onVisibilityChange,
      );
      window.removeEventListener('online', this.pollNow);
      this.#cancel();
    };
  };

  /** Reads now instead of when it is due; does nothing while a read is under way. */
  readonly pollNow = (): void => {
    this.#poll();
  };

  readonly #onVisibilityChange = () => {
    if (document.hidden) {
      // Also what is under way: an answer of many pages would ask for the next ones.
      this.#cancel();
    } else {
      this.#poll();
    }
  };

  #cancel() {
    clearTimeout(this.#timer);
    this.#request?.abort(new Error('Nobody wants the answer any more'));
    this.#request = undefined;
  }

  /** Never rejects: every failure is handed to `onError`. */
  async #poll(): Promise<void> {
    if (!this.#started || this.#request || document.hidden) {
      return;
    }
    clearTimeout(this.#timer);
    const request = new AbortController();
    this.#request = request;
    const timeout = setTimeout(
      () => request.abort(new Error('The backend does not answer in time')),
      POLL_TIMEOUT_MS,
    );
    try {
      const answer = await untilAborted(
        request.signal,
        this.#options.read(request.signal),
      );
      if (this.#request === request) {
        this.#options.onAnswer(answer);
      }
    } catch (error) {
      if (this.#request === request) {
        this.#options.onError(toError(error));
      }
    } finally {
      clearTimeout(timeout);
      if (this.#request === request) {
        this.#request = undefined;
        this.#timer = setTimeout(() => this.#poll(), this.#options.delayMs());
      }
    }
  }
}

/** Ends with the signal even where an implementation of the API does not look at it. */
function untilAborted<Answer>(
  signal: AbortSignal,
  answer: Promise<Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
    answer.then(resolve, reject);
  });
}
