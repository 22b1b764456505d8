import { InputError } from '@backstage/errors';
import { isGitDirectory } from './isGitDirectory';

/**
 * Normalises a path inside a repository: forward slashes, no leading or trailing one, `''` for the root.
 *
 * @param options.path - what the user wrote, for example `./apps/raycluster/`
 * @param options.input - name of the action's input, for the message
 * @throws InputError for an absolute path, `..`, a backslash, a control character, half a
 * character (a lone surrogate) or a `.git` segment
 */
export function parseRepositoryPath(options: {
  path: string;
  input: string;
}): string {
  const { path, input } = options;
  const shown = JSON.stringify(path);
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) {
    throw new InputError(
      `${input}: ${shown} must be relative to the repository's root`,
    );
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\\\u0000-\u001f\u007f\p{Cs}]/u.test(path)) {
    throw new InputError(
      `${input}: ${shown} must not contain backslashes, control characters or half characters`,
    );
  }
  const segments = path
    .split('/')
    .filter(segment => segment !== '' && segment !== '.');
  if (segments.includes('..')) {
    throw new InputError(`${input}: ${shown} must not contain '..'`);
  }
  if (segments.some(isGitDirectory)) {
    throw new InputError(
      `${input}: ${shown} must not point into Git's own folder (.git)`,
    );
  }
  return segments.join('/');
}
