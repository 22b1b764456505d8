import type { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError, toError } from '@backstage/errors';
import type { HistoryView } from 'backstage-plugin-kuberay-common';
import type { KuberayApi } from '../api';
import { clockAheadMs } from './clockAheadMs';
import { historyRange, type HistoryRange } from './historyRange';
import type { HistoryState } from './HistoryState';

/** How often a history that one looks at is read. */
export const HISTORY_INTERVAL_MS = 60_000;

/** The recorder may be a bucket of 5 s behind: what has just changed is read once more when it must be there. */
export const HISTORY_SETTLES_MS = 6_000;

/** A read that takes longer has failed. */
export const HISTORY_TIMEOUT_MS = 30_000;

/** After a failure; doubled with each further one, up to {@link HISTORY_INTERVAL_MS}. */
const FIRST_RETRY_MS = 5_000;

/** Options of {@link HistoryPoller}. */
export interface HistoryPollerOptions {
  api: Pick<KuberayApi, 'getHistory'>;
  entityRef: CompoundEntityRef;
  /** Range at first. */
  hours: number;
}

/**
 * Keeps the history of one entity fresh enough for a plot, for as long as it is started.
 *
 * One request at a time, none while the page is hidden. A failed read keeps the last good view of the same range.
 * Being refused drops it: who may no longer see a cluster should not see its past either.
 */
export class HistoryPoller {
  readonly #options: HistoryPollerOptions;
  readonly #listeners = new Set<() => void>();
  #state: HistoryState = { state: 'loading' };
  #hours: number;
  #readAt = 0;
  #clockAheadMs = 0;
  #failures = 0;
  /** Something changed since the last read began, or was to be read again for it. */
  #settling = false;
  #started = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  private constructor(options: HistoryPollerOptions) {
    this.#options = options;
    this.#hours = options.hours;
  }

  static create(options: HistoryPollerOptions): HistoryPoller {
    return new HistoryPoller(options);
  }

  /** The same object until something changed, as `useSyncExternalStore` wants it. */
  readonly getState = (): HistoryState => this.#state;

  /** Calls the listener after each change; returns its own undo. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins reading; returns the stop, after which it may be started again. */
  readonly start = (): (() => void) => {
    this.#started = true;
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
    this.#read();
    return () => {
      this.#started = false;
      document.removeEventListener(
        'visibilitychange',
        this.#onVisibilityChange,
      );
      this.#cancel();
    };
  };

  /** Reads another range; the view of the former one stays until the new one is there. */
  readonly setHours = (hours: number): void => {
    if (hours !== this.#hours) {
      this.#hours = hours;
      this.#readAnew();
    }
  };

  /** Something that the history records has just changed: reads now, and once more when it must be recorded. */
  readonly refresh = (): void => {
    this.#settling = true;
    this.#readAnew();
  };

  /** Reads now instead of when it is due. */
  readonly retry = (): void => {
    if (this.#state.state === 'failed') {
      this.#setState({ state: 'loading' });
    }
    this.#readAnew();
  };

  readonly #onVisibilityChange = () => {
    if (document.hidden) {
      this.#cancel();
    } else {
      this.#read();
    }
  };

  #readAnew() {
    this.#cancel();
    this.#read();
  }

  /** Never rejects: every failure becomes a state. */
  async #read(): Promise<void> {
    if (!this.#started || this.#request || document.hidden) {
      return;
    }
    this.#cancel();
    const request = new AbortController();
    const hours = this.#hours;
    const again = this.#settling;
    this.#request = request;
    this.#settling = false;
    const timeout = setTimeout(
      () => request.abort(new Error('The backend does not answer in time')),
      HISTORY_TIMEOUT_MS,
    );
    try {
      const askedAt = Date.now();
      const range = historyRange(hours, askedAt - this.#clockAheadMs);
      const view = await this.#ask(range, request.signal);
      if (this.#request === request) {
        this.#failures = 0;
        this.#readAt = Date.now();
        this.#learnClock(range, view, askedAt);
        const clockAhead = this.#clockAheadMs;
        this.#setState({
          state: 'ready',
          view,
          hours,
          clockAheadMs: clockAhead,
        });
        this.#schedule(again ? HISTORY_SETTLES_MS : HISTORY_INTERVAL_MS);
      }
    } catch (error) {
      if (this.#request === request) {
        this.#fail(toError(error), hours);
        this.#schedule(
          Math.min(
            FIRST_RETRY_MS * 2 ** (this.#failures - 1),
            HISTORY_INTERVAL_MS,
          ),
        );
      }
    } finally {
      clearTimeout(timeout);
    }
  }

  /** Ends with the signal even where an implementation of the API does not look at it. */
  #ask(range: HistoryRange, signal: AbortSignal): Promise<HistoryView> {
    const { api, entityRef } = this.#options;
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), {
        once: true,
      });
      api.getHistory({ entityRef, ...range, signal }).then(resolve, reject);
    });
  }

  /** An answer that ends before the range that was asked for ends at the backend's now. */
  #learnClock(asked: HistoryRange, { to }: HistoryView, askedAt: number) {
    const backendNow = Date.parse(to);
    if (backendNow < Date.parse(asked.to)) {
      const answeredAt = this.#readAt;
      this.#clockAheadMs = clockAheadMs({ askedAt, answeredAt, backendNow });
    }
  }

  #fail(error: Error, hours: number) {
    this.#failures += 1;
    const last = this.#state;
    if (isForbidden(error)) {
      this.#setState({ state: 'forbidden' });
    } else if ('view' in last && last.hours === hours) {
      const since = this.#readAt;
      this.#setState({ ...last, state: 'stale', since, error });
    } else {
      this.#setState({ state: 'failed', error });
    }
  }

  #schedule(delay: number) {
    this.#request = undefined;
    this.#timer = setTimeout(() => this.#read(), delay);
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const request = this.#request;
    this.#request = undefined;
    request?.abort();
  }

  #setState(state: HistoryState) {
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
