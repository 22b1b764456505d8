import { backoffMs } from './backoffMs';
import { Stopwatch } from './Stopwatch';

/**
 * A browser has six connections to an origin that speaks HTTP/1.1. A page with many entities would take them all and no
 * other request would come through: what has no stream is read instead. Each tab of the browser counts for itself, and may:
 * of the tabs of a window all but one are hidden, and hold no stream.
 */
export const MAX_STREAMS = 3;

/** A proxy that refuses streams does so today and tomorrow; it is asked again all the same. */
export const REFUSED_PAUSE_MS = 300_000;

/** After so many refusals in a row it is no accident. */
const REFUSALS_TO_BELIEVE = 3;

/**
 * Whether a stream may be opened now, for all entities of one backend: streams are few, and a way to the backend that does
 * not let them through does so for each entity.
 */
export class StreamGate {
  #open = 0;
  #refusals = 0;
  #pauseMs = 0;
  readonly #refused = Stopwatch.start();

  private constructor() {}

  static create(): StreamGate {
    return new StreamGate();
  }

  /** All streams are taken. */
  get isFull(): boolean {
    return this.#open >= MAX_STREAMS;
  }

  /** Takes one of the streams; undefined: read instead. Give it back by calling what is returned. */
  enter(): (() => void) | undefined {
    if (this.isFull || this.waitMs() > 0) {
      return undefined;
    }
    this.#open += 1;
    return () => {
      this.#open -= 1;
    };
  }

  /** Milliseconds until a stream may be tried again; 0: now, if one is free. */
  waitMs(): number {
    return Math.max(0, this.#pauseMs - this.#refused.elapsedMs());
  }

  /** A stream worked. */
  worked(): void {
    this.#refusals = 0;
    this.#pauseMs = 0;
  }

  /** A stream did not come through, while a read did. */
  refused(): void {
    this.#refusals += 1;
    this.#refused.restart();
    this.#pauseMs =
      this.#refusals < REFUSALS_TO_BELIEVE
        ? backoffMs(this.#refusals, Math.random())
        : REFUSED_PAUSE_MS;
  }
}
