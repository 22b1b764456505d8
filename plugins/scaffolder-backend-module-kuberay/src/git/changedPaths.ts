import git, { TreeEntry } from 'isomorphic-git';
import fs from 'node:fs';

/** A file that two trees do not have alike. */
export interface ChangedPath {
  path: string;
  /** SHA of the blob before and after; undefined where there was or is none. */
  before: string | undefined;
  after: string | undefined;
}

/** The files in which two trees differ, sorted by path; folders that are equal are not opened. */
export async function changedPaths(options: {
  gitdir: string;
  /** SHAs of the trees; undefined for an empty one. */
  before: string | undefined;
  after: string | undefined;
  at?: string;
}): Promise<ChangedPath[]> {
  const { gitdir, before, after, at = '' } = options;
  if (before === after) {
    return [];
  }
  const old = await readEntries(gitdir, before);
  const now = await readEntries(gitdir, after);
  const changed: ChangedPath[] = [];
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const left = old.get(name);
    const right = now.get(name);
    const path = `${at}${name}`;
    const blobs = { before: blobOf(left), after: blobOf(right) };
    if (blobs.before !== blobs.after || modeOf(left) !== modeOf(right)) {
      changed.push({ path, ...blobs });
    }
    changed.push(
      ...(await changedPaths({
        gitdir,
        before: treeOf(left),
        after: treeOf(right),
        at: `${path}/`,
      })),
    );
  }
  return changed;
}

async function readEntries(
  gitdir: string,
  oid: string | undefined,
): Promise<Map<string, TreeEntry>> {
  if (oid === undefined) {
    return new Map();
  }
  const { tree } = await git.readTree({ fs, gitdir, oid });
  return new Map(tree.map(entry => [entry.path, entry]));
}

function blobOf(entry: TreeEntry | undefined): string | undefined {
  return entry && entry.type !== 'tree' ? entry.oid : undefined;
}

function modeOf(entry: TreeEntry | undefined): string | undefined {
  return entry && entry.type !== 'tree' ? entry.mode : undefined;
}

function treeOf(entry: TreeEntry | undefined): string | undefined {
  return entry?.type === 'tree' ? entry.oid : undefined;
}
