/** A file with a replica guard that cannot be read or edited; the message says why. @public */
export class GuardFileError extends Error {
  readonly name = 'GuardFileError';
}
