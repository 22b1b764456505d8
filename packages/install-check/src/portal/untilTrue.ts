import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 *
 * @throws Error after a minute without
 */
export async function untilTrue<T>(
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`no answer within a minute to ${ask}`);
    }
    await wait(500);
  }
}
