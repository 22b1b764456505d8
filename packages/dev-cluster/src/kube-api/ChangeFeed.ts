import type { KubeObject } from './KubeObject';

/** One change as the store sees it; the objects are shared and must not be changed. */
export interface ObjectChange {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
  /** The state before; absent for ADDED. */
  previous?: KubeObject;
}

/**
 * Tells changes to listeners, each change to all of them before the next one, so that a listener which itself writes
 * does not show the others the changes in another order. A listener that throws does not keep the others from being
 * told; its error reaches whoever wrote.
 */
export class ChangeFeed {
  readonly #listeners = new Set<(change: ObjectChange) => void>();
  readonly #pending: ObjectChange[] = [];
  #telling = false;

  subscribe(listener: (change: ObjectChange) => void): () => void {
    // A wrapper, so that the same function may subscribe twice.
    const own = (change: ObjectChange) => listener(change);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  publish(change: ObjectChange): void {
    this.#pending.push(change);
    if (this.#telling) {
      return;
    }
    this.#telling = true;
    const errors: unknown[] = [];
    for (let next = this.#pending.shift(); next; next = this.#pending.shift()) {
      for (const listener of [...this.#listeners]) {
        if (!this.#listeners.has(listener)) {
          continue;
        }
        try {
          listener(next);
        } catch (error) {
          errors.push(error);
        }
      }
    }
    this.#telling = false;
    if (errors.length > 0) {
      throw errors[0];
    }
  }
}
