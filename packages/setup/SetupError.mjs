/** Something that a person has to put right; the message says what and how, and no stack is shown. */
export class SetupError extends Error {
  name = 'SetupError';
}
