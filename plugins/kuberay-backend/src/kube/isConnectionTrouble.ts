import { isError } from '@backstage/errors';

/** What fetch calls a connection that fails at its start, and one that ends in mid-stream. */
const WORDS_OF_FETCH = new Set([
  'fetch failed',
  'Failed to fetch',
  'terminated',
]);

/**
 * Whether an error is fetch's way to say that a connection failed: a TypeError with words of its own. Any other
 * TypeError is a mistake in a program, and nothing that the network did. Told by name, since fetch may come from
 * another realm.
 */
export function isConnectionTrouble(error: unknown): boolean {
  return (
    isError(error) &&
    error.name === 'TypeError' &&
    WORDS_OF_FETCH.has(error.message)
  );
}
