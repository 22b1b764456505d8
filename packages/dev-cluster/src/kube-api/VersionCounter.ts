/** Beyond what a Number holds exactly, so that a client which computes with versions is found out. */
const BASE = 9007199254740993n;

/**
 * The one resourceVersion counter of a cluster. It starts at a time-dependent value, so that the versions of a
 * cluster that was started anew (its objects are in memory) are beyond all that clients remember of the last run:
 * they get 410 and list again, as after the compaction of a real one.
 */
export class VersionCounter {
  #current: bigint;

  constructor(options: { startedAt: number }) {
    this.#current = BASE + BigInt(Math.trunc(options.startedAt)) * 1000n;
  }

  /** The version of the last write, a decimal string. */
  current(): string {
    return this.#current.toString();
  }

  next(): string {
    this.#current += 1n;
    return this.#current.toString();
  }
}
