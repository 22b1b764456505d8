import { ConflictError } from '@backstage/errors';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { BareClone } from './BareClone';
import { ChangedPath, changedPaths } from './changedPaths';
import { GitChange } from './GitChange';

const MANIFEST = /\.(ya?ml|json)$/i;

/** What decides whether Applications can live side by side: other manifests do not. */
const LOOKED_AT = /argoproj\.io\/|MutatingAdmissionPolicy/;

/**
 * Refuses to build on a branch that has moved since it was looked at, where that matters: a path of ours was changed
 * there, or an Application or replica guard that the files were made to fit. Two tasks at a time would otherwise both
 * find no operator, and install one each.
 *
 * @throws ConflictError that names the path
 */
export async function refuseMovedBase(options: {
  clone: BareClone;
  branch: string;
  /** The commit that was looked at. */
  baseCommit: string;
  change: GitChange;
}): Promise<void> {
  const { clone, branch, baseCommit, change } = options;
  if (clone.tip === baseCommit) {
    return;
  }
  if (!(await clone.reach(baseCommit))) {
    throw new ConflictError(
      `baseCommit: branch ${branch} does not build on commit ${baseCommit}; run the template again, so that it looks at the branch as it is now`,
    );
  }
  const { gitdir } = clone;
  const moved = await changedPaths({
    gitdir,
    before: await clone.tree(baseCommit),
    after: await clone.tree(),
  });
  const wanted = new Map<string, string>();
  for (const { path, content } of change.files) {
    const { oid } = await git.hashBlob({ object: content });
    wanted.set(path, oid);
  }
  for (const each of moved) {
    if (wanted.has(each.path) && wanted.get(each.path) === each.after) {
      continue;
    }
    if (isOurs(each, change)) {
      throw conflict(branch, each.path, 'this task is about to write it too');
    }
    if (await wasLookedAt(gitdir, each)) {
      throw conflict(
        branch,
        each.path,
        'the files of this task were made to fit the Applications that were there before',
      );
    }
  }
}

function conflict(branch: string, path: string, why: string): ConflictError {
  return new ConflictError(
    `branch: somebody changed ${path} on ${branch} in the meantime, and ${why}; nothing was published, run the template again`,
  );
}

function isOurs({ path, after }: ChangedPath, change: GitChange): boolean {
  const deletes = change.deletePaths.some(
    deleted => path === deleted || path.startsWith(`${deleted}/`),
  );
  const writes = change.files.some(
    file =>
      path === file.path ||
      path.startsWith(`${file.path}/`) ||
      file.path.startsWith(`${path}/`),
  );
  return writes || (deletes && after !== undefined);
}

async function wasLookedAt(
  gitdir: string,
  { path, before, after }: ChangedPath,
): Promise<boolean> {
  if (!MANIFEST.test(path)) {
    return false;
  }
  for (const oid of [before, after]) {
    if (oid !== undefined) {
      const { object } = await git.readObject({
        fs,
        gitdir,
        oid,
        format: 'content',
      });
      if (
        object instanceof Uint8Array &&
        LOOKED_AT.test(Buffer.from(object).toString('utf8'))
      ) {
        return true;
      }
    }
  }
  return false;
}
