/**
 * Aborts its signal when nothing is heard for a while: a connection can be dead without anybody saying so.
 * `stop()` ends it; until then it holds one timer.
 */
export class SilenceAlarm {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout;

  private constructor(silenceMs: number) {
    this.#timer = this.#startTimer(silenceMs);
  }

  static start(silenceMs: number): SilenceAlarm {
    return new SilenceAlarm(silenceMs);
  }

  /** Aborted: it has been silent for too long. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something was heard: the time begins anew. */
  heard(): void {
    this.#timer.refresh();
  }

  /** From now on it may be silent for another time. */
  allow(silenceMs: number): void {
    this.stop();
    this.#timer = this.#startTimer(silenceMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #startTimer(silenceMs: number): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(), silenceMs);
  }
}
