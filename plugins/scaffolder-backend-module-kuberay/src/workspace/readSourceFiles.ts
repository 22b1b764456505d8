import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { posix } from 'node:path';
import { GitFile } from '../git/GitFile';
import { parseRepositoryPath } from '../git/parseRepositoryPath';
import { resolveWorkspacePath } from './resolveWorkspacePath';

const OWNER_MAY_EXECUTE = 0o100;

/**
 * The files below a folder of the workspace, as they will stand in the repository, sorted by path.
 *
 * @throws InputError for a folder that is missing, empty or outside of the workspace, a symlink, Git's own folder, or anything that is no file
 */
export async function readSourceFiles(options: {
  workspacePath: string;
  sourcePath: string;
  /** Folder of the repository, `''` for its root. */
  targetPath: string;
  /** Whether a folder without files is right, since there is something else to publish. */
  mayBeEmpty?: boolean;
}): Promise<GitFile[]> {
  const { workspacePath, sourcePath, targetPath, mayBeEmpty } = options;
  const root = resolveWorkspacePath({
    workspacePath,
    path: sourcePath,
    input: 'sourcePath',
  });
  const isFolder = await fs.stat(root).then(
    stats => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new InputError(
      `sourcePath: ${sourcePath} is no folder of the workspace`,
    );
  }
  const paths = await listFiles(root, '');
  if (paths.length === 0 && !mayBeEmpty) {
    throw new InputError(`sourcePath: ${sourcePath} holds no file to publish`);
  }
  const files: GitFile[] = [];
  for (const path of paths) {
    const file = resolveSafeChildPath(root, path);
    const { mode } = await fs.stat(file);
    files.push({
      path: posix.join(targetPath, path),
      content: await fs.readFile(file),
      // eslint-disable-next-line no-bitwise -- file modes are bit fields
      mode: mode & OWNER_MAY_EXECUTE ? '100755' : '100644',
    });
  }
  return files;
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await fs.readdir(resolveSafeChildPath(root, folder), {
    withFileTypes: true,
  });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = posix.join(folder, entry.name);
    parseRepositoryPath({ path, input: 'sourcePath' });
    if (entry.isDirectory()) {
      found.push(...(await listFiles(root, path)));
    } else if (entry.isFile()) {
      found.push(path);
    } else {
      throw new InputError(
        `sourcePath: ${path} is a symlink or no ordinary file; only files and folders are published`,
      );
    }
  }
  return found;
}
