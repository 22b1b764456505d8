/** The backend answered 200 with something that is no `EntityView`: another version, or a proxy's page. @public */
export class MalformedAnswerError extends Error {
  override readonly name = 'MalformedAnswerError';

  constructor(cause: unknown) {
    super('The backend gave an answer that this version cannot read', {
      cause,
    });
  }
}
