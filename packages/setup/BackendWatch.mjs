/** How long a backend may be gone until everything ends: time to correct the line that ended it. */
const GRACE_MS = 60_000;

/** How long one that restarts since a file was changed may be gone without a word. */
const RESTART_MS = 5_000;

/**
 * Judges whether the portal's backend is still there. Backstage's development server goes on without it, and starts it
 * again only when one of its files changes. Pure: told what is seen, and when.
 */
export class BackendWatch {
  #seen = false;
  #goneAt;
  #told = false;

  /**
   * @param isRunning whether its process is there
   * @param now milliseconds of a steady clock
   * @returns `gone` once when it has ended, `back` when it is there again, `over` when it did not come back in time
   */
  look(isRunning, now) {
    if (isRunning) {
      const isBack = this.#told;
      this.#seen = true;
      this.#told = false;
      this.#goneAt = undefined;
      return isBack ? 'back' : undefined;
    }
    if (!this.#seen) {
      return undefined;
    }
    this.#goneAt ??= now;
    const goneMs = now - this.#goneAt;
    if (this.#told) {
      return goneMs >= RESTART_MS + GRACE_MS ? 'over' : undefined;
    }
    if (goneMs < RESTART_MS) {
      return undefined;
    }
    this.#told = true;
    return 'gone';
  }
}
