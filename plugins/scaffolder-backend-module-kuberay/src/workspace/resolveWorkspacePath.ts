import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { isGitDirectory } from '../git/isGitDirectory';

/**
 * The absolute path of something in the workspace, symlinks on the way considered.
 *
 * @param options.input - name of the action's input that `path` comes from
 * @throws InputError naming that input when the path is absolute, leaves the workspace, points into Git's own folder
 * (a clone's configuration can hold credentials) or has characters that no path on every system has
 */
export function resolveWorkspacePath(options: {
  workspacePath: string;
  path: string;
  input: string;
}): string {
  const { workspacePath, path, input } = options;
  const problem = (message: string) =>
    new InputError(`${input}: ${JSON.stringify(path)} ${message}`);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\\\u0000-\u001f\u007f\p{Cs}]/u.test(path)) {
    throw problem(
      'must not contain backslashes, control characters or half characters',
    );
  }
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) {
    throw problem('must be relative to the workspace');
  }
  if (path.split('/').some(isGitDirectory)) {
    throw problem("must not point into Git's own folder (.git)");
  }
  try {
    return resolveSafeChildPath(workspacePath, path);
  } catch (error) {
    if (isError(error) && error.name === 'NotAllowedError') {
      throw problem('leads out of the workspace');
    }
    const reason = whatIsInTheWay(error);
    if (reason) {
      throw problem(`is no path of the workspace: ${reason}`);
    }
    throw error;
  }
}

/** What a person can have done; a disk that is full is not about an input. */
const IN_THE_WAY = new Map([
  ['EEXIST', 'a file is in the place of a folder'],
  ['ENOTDIR', 'a file is in the place of a folder'],
  ['EISDIR', 'a folder is in the place of the file'],
  ['ENAMETOOLONG', 'a name is too long'],
]);

/** Why the file system did not take a path, in words; undefined where the path is not the reason. */
export function whatIsInTheWay(error: unknown): string | undefined {
  return IN_THE_WAY.get(codeOf(error));
}

/** What the file system says, e.g. `ENOENT`. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : '';
}
