import { waitUnlessAborted } from '../loop/waitUnlessAborted';

/** How long to rest. */
export interface Rest {
  /** Whatever happens. */
  leastMs: number;
  /** Where nothing happens. */
  mostMs: number;
}

/** The rest between two rounds of a loop: may be cut short, but not below its least. */
export class Pacer {
  #isWoken = false;
  #endRest: (() => void) | undefined;

  private constructor() {}

  static create(): Pacer {
    return new Pacer();
  }

  /** The next round is due as soon as it may be; said during a round, the one after it. */
  wake(): void {
    this.#isWoken = true;
    this.#endRest?.();
  }

  async rest({ leastMs, mostMs }: Rest, signal: AbortSignal): Promise<void> {
    await waitUnlessAborted(leastMs, signal);
    if (!this.#isWoken) {
      const woken = new AbortController();
      this.#endRest = () => woken.abort();
      await waitUnlessAborted(
        mostMs - leastMs,
        AbortSignal.any([signal, woken.signal]),
      );
      this.#endRest = undefined;
    }
    this.#isWoken = false;
  }
}
