import git from 'isomorphic-git';
import fs from 'node:fs';
import { GitFile } from './GitFile';

/** No manifest is called so, and a workspace takes no such path. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNUSUAL = /[\\\u0000-\u001f\u007f\p{Cs}]|^[a-z]:/iu;

/** What a tree holds, and what of it is no file and was therefore left out. */
export interface TreeFiles {
  files: GitFile[];
  /** Paths of symlinks and submodules, and those that not every system has. */
  skipped: string[];
}

/** Reads every file of a commit, sorted by path. */
export async function readTreeFiles(options: {
  gitdir: string;
  commit: string;
}): Promise<TreeFiles> {
  const { gitdir, commit } = options;
  const found: TreeFiles = { files: [], skipped: [] };
  await collect({ gitdir, oid: commit, at: '', found });
  return found;
}

async function collect(options: {
  gitdir: string;
  oid: string;
  at: string;
  found: TreeFiles;
}): Promise<void> {
  const { gitdir, oid, at, found } = options;
  const { tree } = await git.readTree({ fs, gitdir, oid });
  for (const entry of tree) {
    const path = `${at}${entry.path}`;
    if (entry.type === 'tree') {
      await collect({ gitdir, oid: entry.oid, at: `${path}/`, found });
    } else if (
      entry.type === 'commit' ||
      entry.mode === '120000' ||
      UNUSUAL.test(path)
    ) {
      found.skipped.push(path);
    } else {
      const { blob } = await git.readBlob({ fs, gitdir, oid: entry.oid });
      const mode = entry.mode === '100755' ? '100755' : '100644';
      found.files.push({ path, content: blob, mode });
    }
  }
}
