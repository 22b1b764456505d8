import { InputError } from '@backstage/errors';

/** Git refuses these on some platforms as spellings of `.git`; so do we, everywhere. */
const GIT_DIRECTORY = /^(\.git|git~\d+)[. ]*$/i;

/**
 * Normalises a path inside a repository: forward slashes, no leading or trailing one, `''` for the root.
 *
 * @param options.path - what the user wrote, for example `./apps/raycluster/`
 * @param options.input - name of the action's input, for the message
 * @throws InputError for an absolute path, `..`, a backslash, a control character or a `.git` segment
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
  if (/[\\\u0000-\u001f\u007f]/.test(path)) {
    throw new InputError(
      `${input}: ${shown} must not contain backslashes or control characters`,
    );
  }
  const segments = path
    .split('/')
    .filter(segment => segment !== '' && segment !== '.');
  if (segments.includes('..')) {
    throw new InputError(`${input}: ${shown} must not contain '..'`);
  }
  if (segments.some(segment => GIT_DIRECTORY.test(segment))) {
    throw new InputError(
      `${input}: ${shown} must not point into Git's own folder (.git)`,
    );
  }
  return segments.join('/');
}
