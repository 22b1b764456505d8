import { InputError } from '@backstage/errors';
import { GitAuthor } from './BareClone';

/**
 * Checks who a commit is to be by. Git keeps name and address on one line, `Name <address>`, and lines after it: a line
 * break in a name would be another header of the commit.
 *
 * @throws InputError naming `authorName` or `authorEmail`
 */
export function parseAuthor({ name, email }: GitAuthor): GitAuthor {
  return {
    name: parseLine(name, 'authorName'),
    email: parseLine(email, 'authorEmail'),
  };
}

function parseLine(text: string, input: string): string {
  const trimmed = text.trim();
  if (trimmed === '') {
    throw new InputError(`${input}: must not be empty`);
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[<>\u0000-\u001f\u007f\p{Cs}]/u.test(trimmed)) {
    throw new InputError(
      `${input}: ${JSON.stringify(
        trimmed,
      )} must be one line without < and >, as Git writes it`,
    );
  }
  return trimmed;
}
