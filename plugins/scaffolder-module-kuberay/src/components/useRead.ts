import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/** Where a read stands. */
export type Read<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: Error; retry: () => void };

/** Reads once for each function it is given, and again when asked to; what an older one answers is dropped. */
export function useRead<T>(read: () => Promise<T>): Read<T> {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{
    read: () => Promise<T>;
    attempt: number;
    outcome: { value: T } | { error: Error };
  }>();
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  useEffect(() => {
    let dropped = false;
    const settle = (outcome: { value: T } | { error: Error }) => {
      if (!dropped) {
        setAnswer({ read, attempt, outcome });
      }
    };
    read().then(
      value => settle({ value }),
      error => settle({ error: toError(error) }),
    );
    return () => {
      dropped = true;
    };
  }, [read, attempt]);
  if (answer?.read !== read || answer.attempt !== attempt) {
    return { state: 'loading' };
  }
  const { outcome } = answer;
  return 'value' in outcome
    ? { state: 'ready', value: outcome.value }
    : { state: 'failed', error: outcome.error, retry };
}
