import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import pLimit from 'p-limit';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import type { WantedApplication } from './WantedApplications';

/** One Application is read whole at most so often, however many look at it and however often it changes. */
const LEAST_APART_MS = 10_000;

/** At a time, of one instance. */
const MAX_PARALLEL = 4;

/** Options of `WholeReads.create`. */
export interface WholeReadsOptions {
  /** What to ask for; undefined: there is no need any more. */
  incomplete: (application: WantedApplication) => ApplicationRecord | undefined;
  /** Reads it; never throws. */
  read: (application: ApplicationRecord, signal: AbortSignal) => Promise<void>;
}

/** Reads Applications whole when that is asked for, each at most once in 10 s. */
export class WholeReads {
  readonly #options: WholeReadsOptions;
  readonly #limit = pLimit(MAX_PARALLEL);
  /** When it was last read, on the clock that never jumps. */
  readonly #readAt = new Map<string, number>();
  readonly #due = new Set<string>();
  readonly #running = new Set<Promise<void>>();

  private constructor(options: WholeReadsOptions) {
    this.#options = options;
  }

  static create(options: WholeReadsOptions): WholeReads {
    return new WholeReads(options);
  }

  /** Does nothing where it is known whole, or due already. */
  ask(application: WantedApplication, signal: AbortSignal): void {
    const key = `${application.namespace}/${application.name}`;
    if (this.#due.has(key) || !this.#options.incomplete(application)) {
      return;
    }
    this.#due.add(key);
    const reading = this.#readWhenDue(key, application, signal);
    this.#running.add(reading);
    reading.finally(() => this.#running.delete(reading));
  }

  /** Until the last read has ended. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #readWhenDue(
    key: string,
    application: WantedApplication,
    signal: AbortSignal,
  ): Promise<void> {
    const readAt = this.#readAt.get(key) ?? -Infinity;
    const waitMs = readAt + LEAST_APART_MS - performance.now();
    if (waitMs > 0) {
      await waitUnlessAborted(waitMs, signal);
    }
    await this.#limit(async () => {
      this.#due.delete(key);
      const wanted = this.#options.incomplete(application);
      if (wanted && !signal.aborted) {
        this.#forgetOld();
        this.#readAt.set(key, performance.now());
        await this.#options.read(wanted, signal);
      }
    });
  }

  #forgetOld(): void {
    const old = performance.now() - LEAST_APART_MS;
    for (const [key, readAt] of this.#readAt) {
      if (readAt <= old) {
        this.#readAt.delete(key);
      }
    }
  }
}
