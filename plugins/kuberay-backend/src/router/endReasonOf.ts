/** Why a stream ends. */
export type StreamEndReason =
  | 'not-allowed'
  | 'not-found'
  | 'token-expired'
  | 'shutdown'
  | 'failed';

const REASONS: ReadonlyMap<string, StreamEndReason> = new Map([
  ['NotAllowedError', 'not-allowed'],
  ['NotFoundError', 'not-found'],
  ['AuthenticationError', 'token-expired'],
]);

/** What a viewer is told of an error in a stream that has begun; errors of Backstage are told apart by name. */
export function endReasonOf(error: unknown): StreamEndReason {
  return (error instanceof Error && REASONS.get(error.name)) || 'failed';
}
