import type { ResponseError } from '@backstage/errors';
import type { KuberayApi } from '../api';
import { fleetPollDelayMs } from './fleetPollDelay';
import type { FleetState } from './FleetState';
import { readFleetPages, type FleetPageAnswer } from './readFleetPages';
import { toFleet } from './toFleet';
import { VisiblePoller } from './VisiblePoller';

/** Options of {@link FleetPoller}. */
export interface FleetPollerOptions {
  api: Pick<KuberayApi, 'getFleet'>;
  /** From 0 to 1; spreads retries. */
  random: () => number;
}

/**
 * Keeps the fleet up to date, for as long as it is started and the page visible.
 *
 * One failed read says nothing of data that are seconds old: only the second marks them stale. Being refused drops
 * them: who may no longer see the fleet should not see its last picture either.
 */
export class FleetPoller {
  readonly #options: FleetPollerOptions;
  readonly #poller: VisiblePoller<FleetPageAnswer[]>;
  readonly #listeners = new Set<() => void>();
  #state: FleetState = { state: 'loading' };
  #pages: FleetPageAnswer[] = [];
  #confirmedAt = 0;
  #failures = 0;

  private constructor(options: FleetPollerOptions) {
    this.#options = options;
    this.#poller = VisiblePoller.create({
      read: signal =>
        readFleetPages({ api: options.api, known: this.#pages, signal }),
      onAnswer: pages => this.#accept(pages),
      onError: error => this.#fail(error),
      delayMs: () =>
        fleetPollDelayMs({
          state: this.#state,
          failures: this.#failures,
          random: this.#options.random,
        }),
    });
  }

  static create(options: FleetPollerOptions): FleetPoller {
    return new FleetPoller(options);
  }

  /** The same object until something changed, as `useSyncExternalStore` wants it. */
  readonly getState = (): FleetState => this.#state;

  /** Calls the listener after each change; returns its own undo. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins reading; returns the stop, after which it may be started again. */
  readonly start = (): (() => void) => this.#poller.start();

  /** Reads now instead of when it is due. */
  readonly retry = (): void => {
    if (this.#state.state === 'failed' || this.#state.state === 'forbidden') {
      this.#setState({ state: 'loading' });
    }
    this.#poller.pollNow();
  };

  #accept(pages: FleetPageAnswer[]) {
    const before = this.#pages;
    this.#pages = pages;
    this.#failures = 0;
    this.#confirmedAt = Date.now();
    const previous = 'fleet' in this.#state ? this.#state.fleet : undefined;
    const unchanged =
      previous !== undefined &&
      pages.length === before.length &&
      pages.every((page, index) => page === before[index]);
    if (!unchanged) {
      this.#setState({ state: 'ready', fleet: toFleet(pages, previous) });
    } else if (this.#state.state === 'stale') {
      this.#setState({ state: 'ready', fleet: previous });
    }
  }

  #fail(error: Error) {
    this.#failures += 1;
    if (isForbidden(error)) {
      this.#pages = [];
      this.#setState({ state: 'forbidden' });
    } else if (!('fleet' in this.#state)) {
      this.#setState({ state: 'failed', error });
    } else if (this.#failures > 1) {
      const { fleet } = this.#state;
      const since = this.#confirmedAt;
      this.#setState({ state: 'stale', fleet, since, error });
    }
  }

  #setState(state: FleetState) {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

function isForbidden(error: Error): boolean {
  return (
    error.name === 'ResponseError' &&
    (error as ResponseError).response.status === 403
  );
}
