/**
 * Counts the time since it was last started.
 *
 * By two clocks, of which the one that went further counts: the monotonic one, which nobody sets, stands still in many a
 * machine that sleeps; the wall clock goes on, and can be set back.
 */
export class Stopwatch {
  #wall = Date.now();
  #monotonic = performance.now();

  private constructor() {}

  /** Counts from now. */
  static start(): Stopwatch {
    return new Stopwatch();
  }

  restart(): void {
    this.#wall = Date.now();
    this.#monotonic = performance.now();
  }

  elapsedMs(): number {
    return Math.max(
      Date.now() - this.#wall,
      performance.now() - this.#monotonic,
    );
  }
}
