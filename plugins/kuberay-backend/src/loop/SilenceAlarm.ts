/**
 * Aborts its signal when nothing is heard for a while: a connection can be dead without anybody saying so.
 * `stop()` ends it; until then it holds one timer.
 */
export class SilenceAlarm {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  private constructor(silenceMs: number) {
    this.#timer = setTimeout(() => this.#controller.abort(), silenceMs);
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

  stop(): void {
    clearTimeout(this.#timer);
  }
}
