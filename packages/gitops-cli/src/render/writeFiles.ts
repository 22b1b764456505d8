import {
  copyFile,
  mkdir,
  mkdtemp,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CliError } from '../CliError';
import { EXIT_CODES } from '../exitCodes';
import { fileProblem } from '../fileProblem';
import { printable } from '../printable';
import type { OutputFolder } from './OutputFolder';
import type { PlannedFile } from './PlannedFile';

type Undo = () => Promise<unknown>;

/**
 * Writes what is new or changed: all of it or nothing. Everything is written beside its place first, so that
 * only renames remain; where one of them fails, those before it are taken back.
 *
 * @throws CliError where the disk refuses; the folder is then as before.
 */
export async function writeFiles(
  folder: OutputFolder,
  plan: readonly PlannedFile[],
): Promise<void> {
  const files = plan.filter(({ change }) => change !== 'unchanged');
  if (files.length === 0) {
    return;
  }
  const made: Undo[] = [];
  const moved: Undo[] = [];
  try {
    await makeFolder(folder.path, made);
    const staging = await mkdtemp(join(folder.path, '.kuberay-gitops-'));
    try {
      await moveIn({ folder, files, staging, undo: moved });
    } catch (error) {
      await takeBack(moved);
      throw error;
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } catch (error) {
    await takeBack(made);
    throw new CliError(
      EXIT_CODES.unreadable,
      `${printable(folder.path)} ${fileProblem(error)}; nothing was written`,
    );
  }
}

async function takeBack(undo: readonly Undo[]): Promise<void> {
  for (const step of [...undo].reverse()) {
    await step();
  }
}

async function moveIn(options: {
  folder: OutputFolder;
  files: readonly PlannedFile[];
  staging: string;
  undo: Undo[];
}): Promise<void> {
  const { folder, files, staging, undo } = options;
  const fresh = (index: number) => join(staging, `${index}.new`);
  for (const [index, { content }] of files.entries()) {
    await writeFile(fresh(index), content, { flag: 'wx' });
  }
  for (const [index, { path, change }] of files.entries()) {
    const file = folder.resolve(path);
    await makeFolder(dirname(file), undo);
    const former = join(staging, `${index}.old`);
    if (change === 'changed') {
      await copyFile(file, former);
    }
    await rename(fresh(index), file);
    undo.push(() => (change === 'changed' ? rename(former, file) : rm(file)));
  }
}

/** Makes a folder and those around it; taking it back leaves what was there before. */
async function makeFolder(path: string, undo: Undo[]): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) {
    return;
  }
  const made = [path];
  for (let at = path; at !== first; at = dirname(at)) {
    made.push(dirname(at));
  }
  // Taken back from the last to the first, the innermost folder goes first.
  undo.push(...made.reverse().map(folder => () => rmdir(folder)));
}
