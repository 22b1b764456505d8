import type { Clock } from './Clock';

/** A clock whose timers can be ended together, when all who set them are stopped. */
export class TimerGroup implements Clock {
  readonly #clock: Clock;
  /** The tasks to come, each with its timer's undo. */
  readonly #timers = new Map<symbol, () => void>();
  #isStopped = false;

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  now(): number {
    return this.#clock.now();
  }

  /** After `stop` the task never runs. */
  schedule(task: () => void, delayMs: number): () => void {
    if (this.#isStopped) {
      return () => {};
    }
    const key = Symbol('timer');
    const cancel = this.#clock.schedule(() => {
      this.#timers.delete(key);
      task();
    }, delayMs);
    this.#timers.set(key, cancel);
    return () => {
      this.#timers.delete(key);
      cancel();
    };
  }

  /** Ends every timer, also those that are set later by what was under way. */
  stop(): void {
    this.#isStopped = true;
    this.#timers.forEach(cancel => cancel());
  }
}
