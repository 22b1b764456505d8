import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ManifestFile } from 'backstage-plugin-kuberay-common/gitops';
import fs from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { resolveWorkspacePath } from './resolveWorkspacePath';

/** Files for one folder of the workspace. */
export interface WorkspaceFiles {
  targetPath: string;
  /** Name of the input that `targetPath` comes from. */
  input?: string;
  files: ManifestFile[];
}

/**
 * Writes files below folders of the workspace, replacing what is there: all of them or none.
 *
 * @returns their paths, relative to the workspace
 * @throws InputError when a folder would leave the workspace; after any failure the workspace is as it was
 */
export async function writeManifests(
  options: { workspacePath: string } & WorkspaceFiles,
): Promise<string[]> {
  const { workspacePath, ...folder } = options;
  return writeWorkspaceFiles(workspacePath, [folder]);
}

/** {@link writeManifests} for several folders at once. */
export async function writeWorkspaceFiles(
  workspacePath: string,
  folders: readonly WorkspaceFiles[],
): Promise<string[]> {
  const planned = folders.flatMap(({ targetPath, input, files }) => {
    const folder = resolveWorkspacePath({
      workspacePath,
      path: targetPath,
      input: input ?? 'targetPath',
    });
    return files.map(({ path, content }) => ({
      absolute: resolveSafeChildPath(folder, path),
      relative: posix.join(targetPath, path),
      content,
    }));
  });
  const undo: Array<() => Promise<void>> = [];
  try {
    for (const { absolute, content } of planned) {
      const made = await fs.mkdir(dirname(absolute), { recursive: true });
      if (made !== undefined) {
        undo.unshift(() => fs.rm(made, { recursive: true, force: true }));
      }
      const before = await readIfThere(absolute);
      undo.unshift(() =>
        before === undefined
          ? fs.rm(absolute, { force: true })
          : fs.writeFile(absolute, before),
      );
      await fs.writeFile(absolute, content);
    }
  } catch (error) {
    for (const step of undo) {
      await step();
    }
    throw error;
  }
  return planned.map(({ relative }) => relative);
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
