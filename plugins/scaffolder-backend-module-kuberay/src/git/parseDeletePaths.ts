import { InputError } from '@backstage/errors';
import { parseRepositoryPath } from './parseRepositoryPath';

/**
 * Checks paths of a repository that are to be deleted; each comes out once.
 *
 * @throws InputError that names the entry: the whole repository, something outside of it, Git's own folder
 */
export function parseDeletePaths(paths: readonly string[]): string[] {
  const parsed = paths.map((path, index) => {
    const input = `deletePaths[${index}]`;
    const normal = parseRepositoryPath({ path, input });
    if (normal === '') {
      throw new InputError(
        `${input}: ${JSON.stringify(
          path,
        )} is the whole repository; name the files or folders to delete`,
      );
    }
    return normal;
  });
  return [...new Set(parsed)];
}
