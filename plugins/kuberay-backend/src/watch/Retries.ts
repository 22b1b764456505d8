import type { KubeError, KubeErrorCode } from '../kube/KubeError';
import {
  FAILURE_BACKOFF,
  NOT_INSTALLED_BACKOFF,
  backoffMs,
} from '../loop/backoff';

/** So many lists or watches in a row that are too old at once are a trouble that somebody should hear of. */
const MANY_EXPIRIES = 3;

/** What follows from a failure. */
export interface Retry {
  delayMs: number;
  /** Somebody should hear of it; false where the next attempt will tell whether anything is wrong. */
  isTrouble: boolean;
}

/** Counts failures of one code in a row, and says how long to wait after each. */
export class Retries {
  readonly #random: () => number;
  #attempt = 0;
  #lastCode: KubeErrorCode | undefined;

  private constructor(random: () => number) {
    this.#random = random;
  }

  /** `random` as `Math.random`. */
  static create(random: () => number): Retries {
    return new Retries(random);
  }

  /** Something worked: the next failure is the first one. */
  begin(): void {
    this.#attempt = 0;
  }

  /** `isCut`: a watch that worked was cut. */
  after({ code, retryAfterMs = 0 }: KubeError, isCut: boolean): Retry {
    const attempt = code === this.#lastCode ? this.#attempt : 0;
    this.#attempt = attempt + 1;
    this.#lastCode = code;
    const policy =
      code === 'not-installed' ? NOT_INSTALLED_BACKOFF : FAILURE_BACKOFF;
    const random = this.#random();
    const delayMs = Math.max(
      backoffMs({ policy, attempt, random }),
      retryAfterMs,
    );
    if (code === 'expired') {
      // Nothing is wrong: the next list is due at once, unless it has just been tried.
      return {
        delayMs: attempt === 0 ? 0 : delayMs,
        isTrouble: attempt >= MANY_EXPIRIES,
      };
    }
    // Servers restart and proxies cut: whether anything is wrong, the attempt to go on tells.
    const isUsual = isCut && code === 'unreachable' && attempt === 0;
    return { delayMs, isTrouble: !isUsual };
  }
}
