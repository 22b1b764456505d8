/** How long to wait before the next attempt. */
export interface BackoffPolicy {
  /** Of the first wait. */
  baseMs: number;
  /** Of the longest wait. */
  capMs: number;
}

/** After a failure: soon at first, then gently, since every backend replica asks. */
export const FAILURE_BACKOFF: BackoffPolicy = { baseMs: 500, capMs: 15_000 };

/**
 * While a kind is not installed: a template may be installing it right now, and somebody looks at the card.
 * `Reflector.hurry` begins these waits anew when there is a sign of that.
 */
export const NOT_INSTALLED_BACKOFF: BackoffPolicy = {
  baseMs: 500,
  capMs: 10_000,
};

/** Options of {@link backoffMs}. */
export interface BackoffOptions {
  policy: BackoffPolicy;
  /** 0 for the first wait. */
  attempt: number;
  /** In [0, 1), as of `Math.random`. */
  random: number;
}

/**
 * Doubles from base to cap; half of it is jitter, so that replicas that failed together do not return together.
 */
export function backoffMs(options: BackoffOptions): number {
  const { policy, attempt, random } = options;
  const full = Math.min(policy.capMs, policy.baseMs * 2 ** attempt);
  return full / 2 + (full / 2) * random;
}
