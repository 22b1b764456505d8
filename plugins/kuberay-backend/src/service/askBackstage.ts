import {
  AuthenticationError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { z } from 'zod/v3';

/** What the clients of Backstage throw for an answer that is an error. */
const answeredSchema = z.object({ statusCode: z.number() });

/**
 * Asks another plugin of the portal. What it answers when it fails, and the address that it was asked at, are no matter
 * of the caller's: they get a sentence of ours.
 *
 * @param who - Begins the sentence: "The catalog".
 * @throws AuthenticationError, NotAllowedError or ServiceUnavailableError
 */
export async function askBackstage<T>(
  who: string,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    switch (statusOf(error)) {
      case 401:
        throw new AuthenticationError(`${who} does not take this token`);
      case 403:
        throw new NotAllowedError(`${who} does not allow this`);
      default:
        throw new ServiceUnavailableError(`${who} could not be asked`);
    }
  }
}

/** Whether a failure is the other plugin's refusal, and no fault of its own. */
export function hasAnswered(error: unknown): boolean {
  const status = statusOf(error);
  return status === 401 || status === 403;
}

function statusOf(error: unknown): number | undefined {
  const answered = answeredSchema.safeParse(error);
  return answered.success ? answered.data.statusCode : undefined;
}
