import type { OperationState, RetryPolicy } from '../Application';

const DEFAULT_FIRST_DELAY_MS = 5_000;
const DEFAULT_FACTOR = 2;
const DEFAULT_LONGEST_DELAY_MS = 180_000;

/** What an automated sync retries when the Application says nothing (domain facts 6.5). */
export const DEFAULT_RETRY: Readonly<RetryPolicy> = { limit: 5 };

/** True when a failed operation is tried again; a sync that was asked for without a policy is not. */
export function mayRetry(
  state: OperationState,
  policy: RetryPolicy | undefined,
): boolean {
  const limit = policy?.limit ?? 0;
  return limit < 0 || (state.retryCount ?? 0) < limit;
}

/** Milliseconds from a failure to the next attempt; `attempt` is 0 for the first retry: 5, 10, 20, 40, 80 s … */
export function retryDelayMs(
  policy: RetryPolicy | undefined,
  attempt: number,
): number {
  const { duration, factor, maxDuration } = policy?.backoff ?? {};
  const first = parseDurationMs(duration) ?? DEFAULT_FIRST_DELAY_MS;
  const longest = parseDurationMs(maxDuration) ?? DEFAULT_LONGEST_DELAY_MS;
  return Math.min(first * (factor ?? DEFAULT_FACTOR) ** attempt, longest);
}

const UNIT_MS: { [unit: string]: number } = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a Go duration like `1m30s`, or of a plain number of seconds; undefined when it is neither. */
export function parseDurationMs(text: string | undefined): number | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  if (/^\d+$/.test(text)) {
    return Number(text) * 1_000;
  }
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) {
    return undefined;
  }
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
    .map(([, amount, unit]) => Number(amount) * UNIT_MS[unit])
    .reduce((sum, part) => sum + part, 0);
}
