import { ConflictError } from '@backstage/errors';
import git, { TreeEntry } from 'isomorphic-git';
import fs from 'node:fs';
import { GitFile } from './GitFile';

/**
 * Writes a tree that is `base` with `files` added or replaced; everything else stays as it was.
 *
 * @returns SHA of the tree; equal to `base` exactly when the repository already has all the files
 * @throws ConflictError when a folder that a file needs is a file, a symlink or a submodule in the repository,
 * or the other way round
 */
export async function writeTree(options: {
  gitdir: string;
  /** SHA of the tree to build on; undefined for none. */
  base: string | undefined;
  files: GitFile[];
  /** Where in the repository this tree is, for messages. */
  at?: string;
}): Promise<string> {
  const { gitdir, base, files, at = '' } = options;
  const entries = new Map<string, TreeEntry>();
  if (base !== undefined) {
    const { tree } = await git.readTree({ fs, gitdir, oid: base });
    for (const entry of tree) {
      entries.set(entry.path, entry);
    }
  }
  const folders = new Map<string, GitFile[]>();
  for (const file of files) {
    const [name, ...rest] = file.path.split('/');
    if (rest.length === 0) {
      refuseOtherType(entries.get(name), 'blob', `${at}${name}`);
      const oid = await git.writeBlob({ fs, gitdir, blob: file.content });
      entries.set(name, { path: name, mode: file.mode, oid, type: 'blob' });
    } else {
      const below = folders.get(name) ?? [];
      below.push({ ...file, path: rest.join('/') });
      folders.set(name, below);
    }
  }
  for (const [name, below] of folders) {
    const existing = entries.get(name);
    refuseOtherType(existing, 'tree', `${at}${name}`);
    const oid = await writeTree({
      gitdir,
      base: existing?.oid,
      files: below,
      at: `${at}${name}/`,
    });
    entries.set(name, { path: name, mode: '040000', oid, type: 'tree' });
  }
  return git.writeTree({ fs, gitdir, tree: [...entries.values()] });
}

function refuseOtherType(
  existing: TreeEntry | undefined,
  wanted: 'blob' | 'tree',
  path: string,
): void {
  if (existing && (existing.type !== wanted || existing.mode === '120000')) {
    const names = { blob: 'a file', tree: 'a folder', commit: 'a submodule' };
    const found =
      existing.mode === '120000' ? 'a symlink' : names[existing.type];
    throw new ConflictError(
      `targetPath: ${path} is ${found} in the repository; it cannot become ${names[wanted]}`,
    );
  }
}
