/** A manifest of which no RayCluster can be shown; the message says what is missing. */
export class PreviewError extends Error {
  readonly name = 'PreviewError';
}
