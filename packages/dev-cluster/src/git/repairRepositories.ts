import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UNFINISHED_SUFFIX } from './createBareRepository';

/**
 * Removes what a killed process left: repositories that were never finished, lock files, and objects of a push that
 * did not arrive. To be called before anything uses the directory, when no other process serves it.
 * @returns the paths that were removed
 */
export async function repairRepositories(directory: string): Promise<string[]> {
  const removed: string[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.name.endsWith(UNFINISHED_SUFFIX)) {
      await rm(path, { recursive: true, force: true });
      removed.push(path);
    } else if (entry.isDirectory()) {
      removed.push(...(await removeLeftovers(path)));
    }
  }
  return removed;
}

/** Lock files anywhere; the quarantine of an unfinished push and half-written packs below `objects`. */
async function removeLeftovers(directory: string): Promise<string[]> {
  const removed: string[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    const isLeftover =
      (entry.isFile() && entry.name.endsWith('.lock')) ||
      /^(tmp_objdir-)?incoming-/.test(entry.name) ||
      /^tmp_(obj|pack|idx|rev)_/.test(entry.name);
    if (isLeftover) {
      await rm(path, { recursive: true, force: true });
      removed.push(path);
    } else if (entry.isDirectory()) {
      removed.push(...(await removeLeftovers(path)));
    }
  }
  return removed;
}
