/** One step of a sync; it calls `done` when the next step, of any Application, may begin. */
export type SyncStep = (done: () => void) => void;

/**
 * Runs the steps of all syncs one after the other, in the order in which they were asked for: a slow step of one
 * Application (CRDs) holds up the others (recorded/allinone).
 */
export class SyncQueue {
  #steps: SyncStep[] = [];
  #isBusy = false;

  enqueue(step: SyncStep): void {
    this.#steps.push(step);
    this.#next();
  }

  /** Drops what has not begun. */
  clear(): void {
    this.#steps = [];
  }

  #next(): void {
    const step = this.#isBusy ? undefined : this.#steps.shift();
    if (!step) {
      return;
    }
    this.#isBusy = true;
    let isDone = false;
    step(() => {
      if (!isDone) {
        isDone = true;
        this.#isBusy = false;
        this.#next();
      }
    });
  }
}
