import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { KuberayApi } from '../api';
import {
  EntityViewConnection,
  type EntityViewReceiver,
} from './EntityViewConnection';
import type { EntityViewState } from './EntityViewState';
import { NoAnswerError } from './NoAnswerError';
import { DEFAULT_POLL_SECONDS, pollDelayMs } from './pollDelay';
import {
  NOTHING_HELD,
  reduceHeldView,
  type HeldView,
  type HeldViewEvent,
} from './reduceHeldView';
import { Stopwatch } from './Stopwatch';
import type { StreamGate } from './StreamGate';

/** How long the connection outlives its last viewer: long enough to change from the card to the tab. */
export const LINGER_MS = 10_000;

/** A gap as short as this is nobody's news: a backend restarts, a laptop changes its network. */
export const SHORT_GAP_MS = 10_000;

/** A view as old as this, on a page that is shown again or a laptop that woke, passes for the present only for a moment. */
const OLD_VIEW_MS = 60_000;
const SHORT_GAP_OF_OLD_VIEW_MS = 2_000;

/** Options of {@link EntityViewSource}. */
export interface EntityViewSourceOptions {
  api: Pick<KuberayApi, 'getEntityView' | 'streamEntityView'>;
  entityRef: CompoundEntityRef;
  gate: StreamGate;
}

/** Somebody who looks at the view. */
export interface Viewer {
  /** Seconds between two reads of a cluster at rest, where no stream can be had. */
  pollSeconds: number;
}

/**
 * The view of one entity, kept up to date for all who look at it by one connection, and by none while the page is hidden.
 *
 * A failure keeps the last good view, which a short gap does not mark as stale.
 */
export class EntityViewSource {
  readonly #options: EntityViewSourceOptions;
  readonly #listeners = new Set<() => void>();
  readonly #viewers = new Set<Viewer>();
  readonly #confirmed = Stopwatch.start();
  readonly #receiver: EntityViewReceiver = {
    getEtag: () => this.#held.etag,
    getPollDelayMs: () => this.#pollDelayMs(),
    onView: (view, etag, at) =>
      this.#confirm({ type: 'viewed', view, etag, at }),
    onConfirmed: at => this.#confirm({ type: 'confirmed', at }),
    onLost: error => this.#beginGap(error),
    onFailed: error => {
      this.#beginGap(error);
      this.#dispatch({ type: 'failed', error });
    },
  };
  #held: HeldView = NOTHING_HELD;
  #connection: EntityViewConnection | undefined;
  #lingering: ReturnType<typeof setTimeout> | undefined;
  #gap: { timer: ReturnType<typeof setTimeout>; error: Error } | undefined;

  private constructor(options: EntityViewSourceOptions) {
    this.#options = options;
  }

  static create(options: EntityViewSourceOptions): EntityViewSource {
    return new EntityViewSource(options);
  }

  /** The same object until something changed, as `useSyncExternalStore` wants it. */
  readonly getState = (): EntityViewState => this.#held.state;

  /** Calls the listener after each change; returns its own undo. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps the view up to date until what it returns is called, and some seconds longer. */
  readonly watch = (viewer: Viewer): (() => void) => {
    if (this.#viewers.size === 0 && this.#lingering === undefined) {
      document.addEventListener('visibilitychange', this.#onVisibilityChange);
      window.addEventListener('online', this.#onOnline);
    }
    clearTimeout(this.#lingering);
    this.#lingering = undefined;
    this.#viewers.add(viewer);
    this.#connect();
    if (this.#connection?.isFailing) {
      this.#connection.tryNow();
    }
    return () => {
      if (this.#viewers.delete(viewer) && this.#viewers.size === 0) {
        this.#lingering = setTimeout(() => this.#leave(), LINGER_MS);
      }
    };
  };

  /** Tries again now instead of when it is due; does nothing while it is being tried. */
  readonly retry = (): void => {
    this.#dispatch({ type: 'retried' });
    this.#connection?.tryNow();
  };

  /** An open stream may have died with the former network without a word. */
  readonly #onOnline = () => {
    if (this.#connection?.isStreaming) {
      this.#reconnect();
    } else {
      this.#connection?.tryNow();
    }
  };

  /** Also fired before a page goes to the back/forward cache or is frozen, and when it comes back from there. */
  readonly #onVisibilityChange = () => {
    if (document.hidden) {
      this.#disconnect();
    } else {
      this.#reconnect();
    }
  };

  #leave() {
    this.#lingering = undefined;
    document.removeEventListener('visibilitychange', this.#onVisibilityChange);
    window.removeEventListener('online', this.#onOnline);
    this.#disconnect();
    this.#dispatch({ type: 'dropped' });
  }

  #connect() {
    if (!document.hidden) {
      this.#connection ??= EntityViewConnection.open({
        ...this.#options,
        receiver: this.#receiver,
      });
    }
  }

  #reconnect() {
    this.#disconnect();
    // What was the present until now may pass for it no longer than a moment.
    this.#beginGap(new NoAnswerError());
    this.#connect();
  }

  #disconnect() {
    this.#connection?.close();
    this.#connection = undefined;
    this.#endGap();
  }

  #pollDelayMs(): number {
    const { state } = this.#held;
    const wished = [...this.#viewers].map(({ pollSeconds }) => pollSeconds);
    const pollSeconds =
      wished.length > 0 ? Math.min(...wished) : DEFAULT_POLL_SECONDS;
    return 'view' in state
      ? pollDelayMs(state.view, pollSeconds)
      : pollSeconds * 1000;
  }

  #confirm(event: HeldViewEvent) {
    this.#confirmed.restart();
    this.#endGap();
    this.#dispatch(event);
  }

  /** From now on the view passes for the present only for a short time. */
  #beginGap(error: Error) {
    if (this.#gap) {
      this.#gap.error = error;
    } else if (this.#held.state.state === 'ready') {
      const isOld = this.#confirmed.elapsedMs() >= OLD_VIEW_MS;
      const gap = {
        error,
        timer: setTimeout(
          () => this.#dispatch({ type: 'outdated', error: gap.error }),
          isOld ? SHORT_GAP_OF_OLD_VIEW_MS : SHORT_GAP_MS,
        ),
      };
      this.#gap = gap;
    }
  }

  #endGap() {
    clearTimeout(this.#gap?.timer);
    this.#gap = undefined;
  }

  #dispatch(event: HeldViewEvent) {
    const { state } = this.#held;
    this.#held = reduceHeldView(this.#held, event);
    if (this.#held.state !== state) {
      for (const listener of [...this.#listeners]) {
        listener();
      }
    }
  }
}
