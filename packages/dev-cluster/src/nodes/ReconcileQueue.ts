import type { Clock } from '../clock';

/** What a stand-in controller needs to report its failures; without one they are thrown out of the clock's timer. */
export interface ControllerLogger {
  warn(message: string): void;
}

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

interface Turn {
  /** Epoch milliseconds. */
  at: number;
  cancel: () => void;
}

/**
 * Looks at a key again soon after something named it, as a controller's work queue does.
 *
 * Promises: keys that are named several times before their turn are looked at once; `reconcile` never runs inside the
 * store's notification, so it may write; a failed key is tried again after 1 s, doubling to a minute, and is
 * logged each time; nothing runs after `stop`.
 */
export class ReconcileQueue {
  readonly #clock: Clock;
  readonly #name: string;
  readonly #delayMs: number;
  readonly #logger: ControllerLogger | undefined;
  readonly #reconcile: (key: string) => void;
  readonly #turns = new Map<string, Turn>();
  readonly #failures = new Map<string, number>();
  #stopped = false;

  private constructor(options: ReconcileQueueOptions) {
    this.#clock = options.clock;
    this.#name = options.name;
    this.#delayMs = options.delayMs;
    this.#logger = options.logger;
    this.#reconcile = options.reconcile;
  }

  static create(options: ReconcileQueueOptions): ReconcileQueue {
    return new ReconcileQueue(options);
  }

  /** Names a key; of several turns the earliest counts. */
  add(key: string, afterMs = this.#delayMs): void {
    const at = this.#clock.now() + afterMs;
    const turn = this.#turns.get(key);
    if (this.#stopped || (turn && turn.at <= at)) {
      return;
    }
    turn?.cancel();
    const cancel = this.#clock.schedule(() => this.#run(key), afterMs);
    this.#turns.set(key, { at, cancel });
  }

  /** Takes back the turn of a key. */
  forget(key: string): void {
    this.#turns.get(key)?.cancel();
    this.#turns.delete(key);
    this.#failures.delete(key);
  }

  stop(): void {
    this.#stopped = true;
    for (const turn of this.#turns.values()) {
      turn.cancel();
    }
    this.#turns.clear();
  }

  #run(key: string): void {
    this.#turns.delete(key);
    try {
      this.#reconcile(key);
      this.#failures.delete(key);
    } catch (error) {
      if (!this.#logger) {
        throw error;
      }
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      this.#logger.warn(`${this.#name}: ${key}: ${error}`);
      this.add(key, Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS));
    }
  }
}

export interface ReconcileQueueOptions {
  clock: Clock;
  /** Names the controller in log lines. */
  name: string;
  /** From being named to being looked at. */
  delayMs: number;
  reconcile: (key: string) => void;
  logger?: ControllerLogger;
}
