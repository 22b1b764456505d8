/** Which Application of an instance. */
export interface WantedApplication {
  namespace: string;
  name: string;
}

/** How long a look counts: an open page looks again with every change and every poll. */
const WANTED_MS = 60_000;

/** The Applications of one instance that somebody has looked at within the last minute. */
export class WantedApplications {
  /** Until when, on the clock that never jumps. */
  readonly #until = new Map<string, number>();
  readonly #listeners = new Set<(application: WantedApplication) => void>();

  private constructor() {}

  static create(): WantedApplications {
    return new WantedApplications();
  }

  want({ namespace, name }: WantedApplication): void {
    const now = performance.now();
    for (const [key, until] of this.#until) {
      if (until <= now) {
        this.#until.delete(key);
      }
    }
    this.#until.set(keyOf({ namespace, name }), now + WANTED_MS);
    for (const listener of [...this.#listeners]) {
      listener({ namespace, name });
    }
  }

  has(application: WantedApplication): boolean {
    const until = this.#until.get(keyOf(application));
    return until !== undefined && until > performance.now();
  }

  /** Tells every look from now on; returns its own undo. */
  subscribe(listener: (application: WantedApplication) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

function keyOf({ namespace, name }: WantedApplication): string {
  return `${namespace}/${name}`;
}
