/**
 * Lets one step of one sync run at a time, in the order in which they were asked for: a slow step of one Application
 * (CRDs) holds up the others (recorded/allinone).
 */
export class SyncQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the step when those before it are over; settles as the step does. */
  run<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(step);
    // A step that fails is its caller's affair; the next one runs all the same.
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
