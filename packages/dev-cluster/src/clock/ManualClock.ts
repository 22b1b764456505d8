import type { Clock } from './Clock';

interface Timer {
  at: number;
  order: number;
  task: () => void;
}

/** A clock that stands still until it is advanced; stories of minutes run in milliseconds. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(options: { startAt: string }) {
    this.#now = Date.parse(options.startAt);
  }

  now(): number {
    return this.#now;
  }

  schedule(task: () => void, delayMs: number): () => void {
    const timer = {
      at: this.#now + Math.max(0, delayMs),
      order: this.#order++,
      task,
    };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Moves time forward and runs what falls due, in order, letting promises settle in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#next();
      if (!next || next.at > end) {
        break;
      }
      this.#timers.delete(next);
      this.#now = next.at;
      next.task();
    }
    this.#now = end;
  }

  #next(): Timer | undefined {
    return [...this.#timers].sort(
      (a, b) => a.at - b.at || a.order - b.order,
    )[0];
  }
}

/** Lets pending promise callbacks run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}
