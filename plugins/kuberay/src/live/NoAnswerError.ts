/** The backend has accepted the connection, or not even that, and says nothing. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';

  constructor() {
    super('The backend does not answer in time');
  }
}
