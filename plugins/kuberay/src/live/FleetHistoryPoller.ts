import type { ResponseError } from '@backstage/errors';
import {
  formatRayClusterRef,
  type FleetHistoryView,
} from 'backstage-plugin-kuberay-common';
import type { KuberayApi } from '../api';
import { FLEET_PAGE_ROWS } from './readFleetPages';
import { VisiblePoller } from './VisiblePoller';

/** A value of the history stands for two and a half minutes: asking more often would bring little. */
const POLL_MS = 60_000;

/** An hour of one Ray cluster. */
export type FleetHistoryLine = FleetHistoryView['rayClusters'][number];

/** What a viewer holds of the fleet's last hour; `unavailable`: this backend keeps none. */
export type FleetHistoryState =
  | { state: 'loading' }
  /** By `formatRayClusterRef`. */
  | { state: 'ready'; lines: ReadonlyMap<string, FleetHistoryLine> }
  | { state: 'unavailable' }
  | { state: 'failed'; error: Error };

/** Options of {@link FleetHistoryPoller}. */
export interface FleetHistoryPollerOptions {
  api: Pick<KuberayApi, 'getFleetHistory'>;
  /** Where the pages of the fleet begin now. */
  cursors: () => ReadonlyArray<string | undefined>;
}

/** Keeps the last hour of the fleet up to date. After a failure the last good lines stay: they say when they were. */
export class FleetHistoryPoller {
  readonly #poller: VisiblePoller<FleetHistoryLine[]>;
  readonly #listeners = new Set<() => void>();
  #state: FleetHistoryState = { state: 'loading' };

  private constructor({ api, cursors }: FleetHistoryPollerOptions) {
    this.#poller = VisiblePoller.create({
      read: async signal => {
        const pages = await Promise.all(
          cursors().map(cursor =>
            api.getFleetHistory({
              query: { limit: FLEET_PAGE_ROWS, ...(cursor && { cursor }) },
              signal,
            }),
          ),
        );
        return pages.flatMap(({ rayClusters }) => rayClusters);
      },
      onAnswer: lines =>
        this.#setState({
          state: 'ready',
          lines: new Map(
            lines.map(line => [formatRayClusterRef(line.ref), line]),
          ),
        }),
      onError: error => this.#fail(error),
      delayMs: () => POLL_MS,
    });
  }

  static create(options: FleetHistoryPollerOptions): FleetHistoryPoller {
    return new FleetHistoryPoller(options);
  }

  /** The same object until something changed, as `useSyncExternalStore` wants it. */
  readonly getState = (): FleetHistoryState => this.#state;

  /** Calls the listener after each change; returns its own undo. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins reading; returns the stop, after which it may be started again. */
  readonly start = (): (() => void) => this.#poller.start();

  #fail(error: Error) {
    if (isNotFound(error)) {
      this.#setState({ state: 'unavailable' });
    } else if (this.#state.state !== 'ready') {
      this.#setState({ state: 'failed', error });
    }
  }

  #setState(state: FleetHistoryState) {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

function isNotFound(error: Error): boolean {
  return (
    error.name === 'ResponseError' &&
    (error as ResponseError).response.status === 404
  );
}
