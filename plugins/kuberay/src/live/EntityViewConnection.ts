import type { CompoundEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, toError } from '@backstage/errors';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import type { EntityViewAnswer, KuberayApi, StreamEnd } from '../api';
import { backoffMs } from './backoffMs';
import { NoAnswerError } from './NoAnswerError';
import { Pause } from './Pause';
import { readView } from './readView';
import { refusalOf } from './refusalOf';
import type { StreamGate } from './StreamGate';
import { watchStream } from './watchStream';

/** Permissions change seldom. */
export const FORBIDDEN_PAUSE_MS = 60_000;

/** Streams that ended in good order come back spread over this time. */
const REOPEN_SPREAD_MS = 1_000;

/** Whom a connection tells. Times in milliseconds of the epoch. */
export interface EntityViewReceiver {
  /** Of the view that is held. */
  getEtag(): string | undefined;
  /** Milliseconds until the next read, where no stream can be had. */
  getPollDelayMs(): number;
  onView(view: EntityView, etag: string | undefined, at: number): void;
  /** The view that is held still stands. */
  onConfirmed(at: number): void;
  /** The connection is lost; another is made at once. */
  onLost(error: Error): void;
  /** A read failed or was refused. */
  onFailed(error: Error): void;
}

/** Options of {@link EntityViewConnection}. */
export interface EntityViewConnectionOptions {
  api: Pick<KuberayApi, 'getEntityView' | 'streamEntityView'>;
  entityRef: CompoundEntityRef;
  gate: StreamGate;
  receiver: EntityViewReceiver;
}

/**
 * The connection to one entity's view, until it is closed.
 *
 * A stream if one can be had. One that does not come through is read instead, with the ETag of the view. After a failed read
 * it reads, ever more rarely, until the backend answers, and then opens the stream again.
 */
export class EntityViewConnection {
  readonly #options: EntityViewConnectionOptions;
  readonly #closed = new AbortController();
  readonly #pause = Pause.create();
  /** Reads that failed since the last good one. */
  #failures = 0;
  #isStreaming = false;

  private constructor(options: EntityViewConnectionOptions) {
    this.#options = options;
  }

  static open(options: EntityViewConnectionOptions): EntityViewConnection {
    const connection = new EntityViewConnection(options);
    connection.#run();
    return connection;
  }

  /** Whether the last read failed. */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  /** Whether a stream is open, or about to be. */
  get isStreaming(): boolean {
    return this.#isStreaming;
  }

  /** Tries now instead of when it is due; does nothing while it is being tried. */
  tryNow(): void {
    this.#pause.end();
  }

  /** Nobody is told anything after this. */
  close(): void {
    this.#closed.abort();
  }

  /** Never rejects: every failure is told. */
  async #run(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      await this.#pause.wait(await this.#attempt(), signal);
    }
  }

  /** Streams or reads until that ends; returns the milliseconds until the next attempt. */
  async #attempt(): Promise<number> {
    const { gate, receiver } = this.#options;
    // After a failure a read tells sooner, and for less, whether the backend is back.
    const leave = this.#failures === 0 ? gate.enter() : undefined;
    if (!leave) {
      return this.#read({ isStreamRefused: false });
    }
    this.#isStreaming = true;
    const { end, steady } = await this.#stream().finally(leave);
    this.#isStreaming = false;
    if (this.#closed.signal.aborted) {
      return 0;
    }
    if (steady) {
      gate.worked();
    }
    const error = errorOf(end);
    if (refusalOf(error) === 'forbidden') {
      return this.#fail(error);
    }
    receiver.onLost(error);
    if (steady && end === 'token-expired') {
      return 0;
    }
    if (steady && end !== 'not-found') {
      return Math.random() * REOPEN_SPREAD_MS;
    }
    return this.#read({ isStreamRefused: !steady });
  }

  #stream() {
    const { api, entityRef, receiver } = this.#options;
    return watchStream({
      api,
      entityRef,
      signal: this.#closed.signal,
      onView: (view, etag) => receiver.onView(view, etag, Date.now()),
      onAlive: () => receiver.onConfirmed(Date.now()),
    });
  }

  async #read(options: { isStreamRefused: boolean }): Promise<number> {
    const { api, entityRef, gate, receiver } = this.#options;
    const { signal } = this.#closed;
    const at = Date.now();
    let answer: EntityViewAnswer;
    try {
      const etag = receiver.getEtag();
      answer = await readView({ api, entityRef, etag, signal });
    } catch (error) {
      return signal.aborted ? 0 : this.#fail(toError(error));
    }
    if (signal.aborted) {
      return 0;
    }
    this.#failures = 0;
    if (answer.state === 'changed') {
      receiver.onView(answer.view, answer.etag, at);
    } else {
      receiver.onConfirmed(at);
    }
    if (options.isStreamRefused) {
      gate.refused();
    }
    // The next read, or the stream if it may be tried sooner.
    return gate.isFull
      ? receiver.getPollDelayMs()
      : Math.min(receiver.getPollDelayMs(), gate.waitMs());
  }

  /** Returns the milliseconds until the next attempt. */
  #fail(error: Error): number {
    this.#options.receiver.onFailed(error);
    if (refusalOf(error) === 'forbidden') {
      return FORBIDDEN_PAUSE_MS;
    }
    this.#failures += 1;
    return backoffMs(this.#failures, Math.random());
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
