/** A manifest of which no RayCluster can be shown; the message says what is missing. @public */
export class PreviewError extends Error {
  readonly name = 'PreviewError';
}
