import type { CompoundEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, toError } from '@backstage/errors';
import type { KuberayApi, StreamEnd } from '../api';
import { backoffMs } from './backoffMs';
import type { EntityViewState } from './EntityViewState';
import { NoAnswerError } from './NoAnswerError';
import { Pause } from './Pause';
import { DEFAULT_POLL_SECONDS, pollDelayMs } from './pollDelay';
import { readView } from './readView';
import {
  NOTHING_HELD,
  reduceHeldView,
  type HeldView,
  type HeldViewEvent,
} from './reduceHeldView';
import { refusalOf } from './refusalOf';
import { Stopwatch } from './Stopwatch';
import type { StreamGate } from './StreamGate';
import { watchStream } from './watchStream';

/** How long the connection outlives its last viewer: long enough to change from the card to the tab. */
export const LINGER_MS = 10_000;

/** Permissions change seldom. */
export const FORBIDDEN_PAUSE_MS = 60_000;

/** A gap as short as this is nobody's news: a backend restarts, a laptop changes its network. */
export const SHORT_GAP_MS = 10_000;

/** A view as old as this, on a page that is shown again or a laptop that woke, passes for the present only this long. */
const OLD_VIEW_MS = 60_000;
const SHORT_GAP_OF_OLD_VIEW_MS = 2_000;

/** Streams that ended in good order come back spread over this time. */
const REOPEN_SPREAD_MS = 1_000;

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
 * By a stream if one can be had; where it does not come through, by reads with the ETag of the view. After a failure it
 * reads, ever more rarely, until the backend answers, and then opens the stream again. A failure keeps the last good view,
 * which a short gap does not mark as stale.
 */
export class EntityViewSource {
  readonly #options: EntityViewSourceOptions;
  readonly #listeners = new Set<() => void>();
  readonly #viewers = new Set<Viewer>();
  readonly #pause = Pause.create();
  readonly #confirmed = Stopwatch.start();
  #held: HeldView = NOTHING_HELD;
  /** Aborted when the connection is to end; absent: there is none. */
  #session: AbortController | undefined;
  #lingering: ReturnType<typeof setTimeout> | undefined;
  #gap: ReturnType<typeof setTimeout> | undefined;
  #gapError: Error | undefined;
  /** Reads that failed since the last good one. */
  #failures = 0;

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
    this.#open();
    if (this.#failures > 0) {
      this.#pause.end();
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
    this.#pause.end();
  };

  readonly #onOnline = () => this.#pause.end();

  readonly #onVisibilityChange = () => {
    if (document.hidden) {
      this.#close();
    } else {
      // What was the present when the page was left may pass for it no longer than a moment.
      this.#beginGap(new NoAnswerError());
      this.#open();
    }
  };

  #leave() {
    this.#lingering = undefined;
    document.removeEventListener('visibilitychange', this.#onVisibilityChange);
    window.removeEventListener('online', this.#onOnline);
    this.#close();
    this.#dispatch({ type: 'dropped' });
  }

  #open() {
    if (this.#session || document.hidden) {
      return;
    }
    this.#session = new AbortController();
    this.#failures = 0;
    this.#run(this.#session.signal);
  }

  #close() {
    this.#session?.abort();
    this.#session = undefined;
    this.#endGap();
  }

  /** Never rejects: every failure becomes a state. */
  async #run(session: AbortSignal): Promise<void> {
    while (!session.aborted) {
      await this.#pause.wait(await this.#attempt(session), session);
    }
  }

  /** Streams or reads until that ends; returns the milliseconds until the next attempt. */
  async #attempt(session: AbortSignal): Promise<number> {
    const { gate } = this.#options;
    // After a failure a read tells sooner, and for less, whether the backend is back.
    const leave = this.#failures === 0 ? gate.enter() : undefined;
    if (!leave) {
      return this.#read(session, { isStreamRefused: false });
    }
    const { end, steady } = await this.#stream(session).finally(leave);
    if (session.aborted) {
      return 0;
    }
    if (steady) {
      gate.worked();
    }
    const error = errorOf(end);
    if (refusalOf(error) === 'forbidden') {
      return this.#fail(error);
    }
    this.#beginGap(error);
    if (steady && end === 'token-expired') {
      return 0;
    }
    if (steady && end !== 'not-found') {
      return Math.random() * REOPEN_SPREAD_MS;
    }
    return this.#read(session, { isStreamRefused: !steady });
  }

  #stream(session: AbortSignal) {
    const { api, entityRef } = this.#options;
    return watchStream({
      api,
      entityRef,
      signal: session,
      onView: (view, etag) => {
        this.#confirm({ type: 'viewed', view, etag, at: Date.now() });
      },
      onAlive: () => this.#confirm({ type: 'confirmed', at: Date.now() }),
    });
  }

  async #read(
    session: AbortSignal,
    { isStreamRefused }: { isStreamRefused: boolean },
  ): Promise<number> {
    const { api, entityRef, gate } = this.#options;
    const at = Date.now();
    try {
      const answer = await readView({
        api,
        entityRef,
        etag: this.#held.etag,
        signal: session,
      });
      if (session.aborted) {
        return 0;
      }
      this.#confirm(
        answer.state === 'changed'
          ? { type: 'viewed', view: answer.view, etag: answer.etag, at }
          : { type: 'confirmed', at },
      );
    } catch (error) {
      return session.aborted ? 0 : this.#fail(toError(error));
    }
    if (isStreamRefused) {
      gate.refused();
    }
    return this.#untilNextRead();
  }

  /** The next read, or the stream if it may be tried sooner. */
  #untilNextRead(): number {
    const { gate } = this.#options;
    const { state } = this.#held;
    const poll =
      'view' in state
        ? pollDelayMs(state.view, this.#pollSeconds)
        : this.#pollSeconds * 1000;
    return gate.isFull ? poll : Math.min(poll, gate.waitMs());
  }

  get #pollSeconds(): number {
    const wished = [...this.#viewers].map(({ pollSeconds }) => pollSeconds);
    return wished.length > 0 ? Math.min(...wished) : DEFAULT_POLL_SECONDS;
  }

  /** The backend has answered. */
  #confirm(event: HeldViewEvent) {
    this.#failures = 0;
    this.#confirmed.restart();
    this.#endGap();
    this.#dispatch(event);
  }

  /** Returns the milliseconds until the next attempt. */
  #fail(error: Error): number {
    this.#beginGap(error);
    this.#dispatch({ type: 'failed', error });
    if (refusalOf(error) === 'forbidden') {
      return FORBIDDEN_PAUSE_MS;
    }
    this.#failures += 1;
    return backoffMs(this.#failures, Math.random());
  }

  /** From now on the view may pass for the present only for a short time. */
  #beginGap(error: Error) {
    this.#gapError = error;
    if (this.#gap === undefined && this.#held.state.state === 'ready') {
      const isOld = this.#confirmed.elapsedMs() >= OLD_VIEW_MS;
      this.#gap = setTimeout(
        () => {
          this.#gap = undefined;
          this.#dispatch({
            type: 'outdated',
            error: this.#gapError ?? error,
          });
        },
        isOld ? SHORT_GAP_OF_OLD_VIEW_MS : SHORT_GAP_MS,
      );
    }
  }

  #endGap() {
    clearTimeout(this.#gap);
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

/** A stream that ended in good order is over all the same. */
function errorOf(end: StreamEnd | Error): Error {
  if (end instanceof Error) {
    return end;
  }
  return end === 'not-allowed'
    ? new NotAllowedError('Not allowed any more')
    : new NoAnswerError();
}
