import { InputError } from '@backstage/errors';

/** Git ends a message at U+0000, and writes half characters as question marks. */
// eslint-disable-next-line no-control-regex -- U+0000 is what is looked for
const NO_TEXT = /[\u0000\p{Cs}]/u;

/** Checks the message of a commit. @throws InputError naming `commitMessage` */
export function parseCommitMessage(text: string): string {
  const message = text.trim();
  if (message === '') {
    throw new InputError('commitMessage: must not be empty');
  }
  if (NO_TEXT.test(message)) {
    throw new InputError(
      'commitMessage: must not contain U+0000 or half characters',
    );
  }
  return message;
}
