import type { ResponseError } from '@backstage/errors';

/** What the backend's own no means; undefined: something went wrong on the way. */
export type Refusal = 'forbidden' | 'unknown-entity';

/** Tells a refusal from a failure, which may be over in a moment. */
export function refusalOf(error: Error): Refusal | undefined {
  if (error.name === 'NotAllowedError') {
    return 'forbidden';
  }
  if (error.name !== 'ResponseError') {
    return undefined;
  }
  const { response, cause } = error as ResponseError;
  if (response.status === 403) {
    return 'forbidden';
  }
  // A proxy says 404 too, while there is no backend behind it.
  return response.status === 404 && cause.name === 'NotFoundError'
    ? 'unknown-entity'
    : undefined;
}
