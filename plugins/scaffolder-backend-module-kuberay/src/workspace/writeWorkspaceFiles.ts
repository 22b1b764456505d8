import { InputError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import {
  codeOf,
  resolveWorkspacePath,
  whatIsInTheWay,
} from './resolveWorkspacePath';

/** A file below a folder of the workspace. */
export interface WorkspaceFile {
  /** Relative to that folder. */
  path: string;
  content: string | Uint8Array;
  /** As Git knows it; without it an ordinary file. */
  mode?: '100644' | '100755';
}

/** Files for one folder of the workspace. */
export interface WorkspaceFiles {
  targetPath: string;
  /** Name of the input that `targetPath` comes from. */
  input?: string;
  files: readonly WorkspaceFile[];
}

interface PlannedFile extends WorkspaceFile {
  absolute: string;
  relative: string;
  input: string;
}

/**
 * Writes files below folders of the workspace, replacing what is there: all of them or none.
 *
 * @returns their paths, relative to the workspace
 * @throws InputError that names the folder's input where it would leave the workspace, or where something in the
 * workspace is in the way; after any failure the workspace is as it was
 */
export async function writeWorkspaceFiles(
  workspacePath: string,
  folders: readonly WorkspaceFiles[],
  signal?: AbortSignal,
): Promise<string[]> {
  const planned = folders.flatMap(folder => plan(workspacePath, folder));
  const undo: Array<() => Promise<void>> = [];
  try {
    for (const file of planned) {
      signal?.throwIfAborted();
      await write(file, undo);
    }
  } catch (error) {
    for (const step of undo) {
      await step();
    }
    throw error;
  }
  return planned.map(({ relative }) => relative);
}

function plan(
  workspacePath: string,
  { targetPath, input = 'targetPath', files }: WorkspaceFiles,
): PlannedFile[] {
  const resolve = (path: string) =>
    resolveWorkspacePath({ workspacePath, path, input });
  resolve(targetPath);
  return files.map(file => {
    const relative = posix.join(targetPath, file.path);
    return { ...file, input, relative, absolute: resolve(relative) };
  });
}

async function write(
  file: PlannedFile,
  undo: Array<() => Promise<void>>,
): Promise<void> {
  const { absolute, content, mode, input, relative } = file;
  try {
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
    await fs.writeFile(absolute, content, {
      mode: mode === '100755' ? 0o755 : 0o644,
    });
  } catch (error) {
    const reason = whatIsInTheWay(error);
    if (reason) {
      throw new InputError(
        `${input}: ${JSON.stringify(
          relative,
        )} is no path of the workspace: ${reason}`,
      );
    }
    throw error;
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
