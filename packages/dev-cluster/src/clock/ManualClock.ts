import type { Clock } from './Clock';

interface Timer {
  at: number;
  task: () => void;
}

/** A clock that stands still until it is advanced; stories of minutes run in milliseconds. */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(options: { startAt: string }) {
    this.#now = Date.parse(options.startAt);
  }

  now(): number {
    return this.#now;
  }

  /** How many timers have not run yet. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  schedule(task: () => void, delayMs: number): () => void {
    const timer = {
      at: this.#now + Math.max(0, delayMs),
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
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (!next || timer.at < next.at) {
        // Of two at one time the earlier set comes first, as the set keeps their order.
        next = timer;
      }
    }
    return next;
  }
}

/** Lets pending promise callbacks run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}
