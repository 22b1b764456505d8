import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileErrorCode } from '../fileProblem';
import { decodeText } from './decodeText';

/** Finds a file of a repository by its path from the top of it; undefined where it is not at hand. */
export type RepositoryReader = (path: string) => string | undefined;

/**
 * Applications name their values files from the top of a Git repository, of which perhaps only a part is at
 * hand, under another path. Of all files whose path ends like the wanted one the longest match is taken;
 * among equals the first folder's.
 *
 * @param folders - Where to look, absolute, besides the tops of the repositories that they lie in.
 */
export function repositoryReader(folders: readonly string[]): RepositoryReader {
  const roots = [...new Set([...folders.flatMap(repositoryTop), ...folders])];
  return path => {
    const steps = path.split('/');
    for (const first of steps.keys()) {
      const end = join(...steps.slice(first));
      for (const root of roots) {
        const content = readBelow(root, end);
        if (content !== undefined) {
          return content;
        }
      }
    }
    return undefined;
  };
}

/** The folder with `.git` that a folder lies in. */
function repositoryTop(folder: string): string[] {
  const parent = dirname(folder);
  if (existsSync(join(folder, '.git'))) {
    return [folder];
  }
  return parent === folder ? [] : repositoryTop(parent);
}

/** Nothing outside of the folder is read, whatever the path or a symbolic link says. */
function readBelow(root: string, path: string): string | undefined {
  const file = join(root, path);
  try {
    const top = realpathSync(root);
    return statSync(file).isFile() &&
      realpathSync(file).startsWith(top.endsWith(sep) ? top : top + sep)
      ? decodeText(readFileSync(file))
      : undefined;
  } catch (error) {
    if (fileErrorCode(error) !== undefined) {
      // Not there, or not to be read: whoever asked says that it is not at hand.
      return undefined;
    }
    throw error;
  }
}
