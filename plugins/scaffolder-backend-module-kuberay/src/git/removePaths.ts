import git, { TreeEntry } from 'isomorphic-git';
import fs from 'node:fs';

/**
 * Writes a tree that is `base` without some files and folders; a path that is not there is gone already.
 *
 * @param options.paths - with forward slashes, none of them empty
 * @returns SHA of the tree; undefined where nothing is left of it
 */
export async function removePaths(options: {
  gitdir: string;
  /** SHA of the tree. */
  base: string;
  paths: readonly string[];
}): Promise<string | undefined> {
  const { gitdir, base, paths } = options;
  const { tree } = await git.readTree({ fs, gitdir, oid: base });
  const entries: TreeEntry[] = [];
  for (const entry of tree) {
    const below = paths
      .filter(path => path.startsWith(`${entry.path}/`))
      .map(path => path.slice(entry.path.length + 1));
    if (paths.includes(entry.path)) {
      continue;
    }
    if (entry.type !== 'tree' || below.length === 0) {
      entries.push(entry);
      continue;
    }
    const oid = await removePaths({ gitdir, base: entry.oid, paths: below });
    if (oid !== undefined) {
      entries.push({ ...entry, oid });
    }
  }
  return entries.length === 0
    ? undefined
    : git.writeTree({ fs, gitdir, tree: entries });
}
