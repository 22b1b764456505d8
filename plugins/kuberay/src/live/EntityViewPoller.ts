import type { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError, toError } from '@backstage/errors';
import type { EntityViewAnswer, KuberayApi } from '../api';
import type { EntityViewState } from './EntityViewState';
import { pollDelayMs } from './pollDelay';

/** A read that takes longer has failed; without this one lost answer would end all polling. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Options of {@link EntityViewPoller}. */
export interface EntityViewPollerOptions {
  api: Pick<KuberayApi, 'getEntityView'>;
  entityRef: CompoundEntityRef;
  /** Seconds between two reads of a cluster at rest. */
  pollSeconds: number;
}

/**
 * Keeps the view of one entity up to date, for as long as it is started.
 *
 * One request at a time; none while the page is hidden; the next is due only after the last was answered.
 * A failed read keeps the last good view and marks it stale. Being refused drops it: who may no longer
 * see a cluster should not see its last picture either.
 */
export class EntityViewPoller {
  readonly #options: EntityViewPollerOptions;
  readonly #listeners = new Set<() => void>();
  #state: EntityViewState = { state: 'loading' };
  #etag: string | undefined;
  #confirmedAt = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  private constructor(options: EntityViewPollerOptions) {
    this.#options = options;
  }

  static create(options: EntityViewPollerOptions): EntityViewPoller {
    return new EntityViewPoller(options);
  }

  /** The same object until something changed, as `useSyncExternalStore` wants it. */
  readonly getState = (): EntityViewState => this.#state;

  /** Calls the listener after each change; returns its own undo. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins reading; returns the stop, after which it may be started again. */
  readonly start = (): (() => void) => {
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
    this.#poll();
    return () => {
      document.removeEventListener(
        'visibilitychange',
        this.#onVisibilityChange,
      );
      this.#cancelTimer();
      this.#request?.abort();
      this.#request = undefined;
    };
  };

  /** Reads now instead of when it is due; does nothing while a read is under way. */
  readonly retry = (): void => {
    if (this.#state.state === 'failed' && !this.#request) {
      this.#setState({ state: 'loading' });
    }
    this.#poll();
  };

  readonly #onVisibilityChange = () => {
    if (document.hidden) {
      this.#cancelTimer();
    } else {
      this.#poll();
    }
  };

  /** Never rejects: every failure becomes a state. */
  async #poll(): Promise<void> {
    if (this.#request || document.hidden) {
      return;
    }
    this.#cancelTimer();
    const request = new AbortController();
    this.#request = request;
    const timeout = setTimeout(
      () => request.abort(new Error('The backend does not answer in time')),
      REQUEST_TIMEOUT_MS,
    );
    try {
      const answer = await this.#read(request.signal);
      if (this.#request === request) {
        this.#accept(answer);
      }
    } catch (error) {
      if (this.#request === request) {
        this.#fail(toError(error));
      }
    } finally {
      clearTimeout(timeout);
      if (this.#request === request) {
        this.#request = undefined;
        this.#schedule();
      }
    }
  }

  /** Ends with the signal even where an implementation of the API does not look at it. */
  #read(signal: AbortSignal): Promise<EntityViewAnswer> {
    const { api, entityRef } = this.#options;
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), {
        once: true,
      });
      api
        .getEntityView({ entityRef, etag: this.#etag, signal })
        .then(resolve, reject);
    });
  }

  #accept(answer: EntityViewAnswer) {
    this.#failures = 0;
    this.#confirmedAt = Date.now();
    if (answer.state === 'changed') {
      this.#etag = answer.etag;
      this.#setState({ state: 'ready', view: answer.view });
    } else if (this.#state.state === 'stale') {
      this.#setState({ state: 'ready', view: this.#state.view });
    }
  }

  #fail(error: Error) {
    this.#failures += 1;
    if (isForbidden(error)) {
      this.#etag = undefined;
      this.#setState({ state: 'forbidden' });
    } else if (this.#state.state === 'ready' || this.#state.state === 'stale') {
      const { view } = this.#state;
      this.#setState({ state: 'stale', view, since: this.#confirmedAt, error });
    } else {
      this.#setState({ state: 'failed', error });
    }
  }

  #schedule() {
    const delay = pollDelayMs({
      state: this.#state,
      pollSeconds: this.#options.pollSeconds,
      failures: this.#failures,
    });
    this.#timer = setTimeout(() => this.#poll(), delay);
  }

  #cancelTimer() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #setState(state: EntityViewState) {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

function isForbidden(error: Error): boolean {
  return (
    error.name === 'NotAllowedError' ||
    (error.name === 'ResponseError' &&
      (error as ResponseError).response.status === 403)
  );
}
