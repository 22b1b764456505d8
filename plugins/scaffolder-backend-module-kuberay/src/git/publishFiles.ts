import { ConflictError } from '@backstage/errors';
import { BareClone, GitAuthor } from './BareClone';
import { explainingGit } from './explainingGit';
import { GitChange } from './GitChange';
import { AllowedRepository } from './GitServer';
import { inTemporaryDirectory } from '../workspace/inTemporaryDirectory';
import { refuseMovedBase } from './refuseMovedBase';
import { removePaths } from './removePaths';
import { writeTree } from './writeTree';

/** A push that lost a race is repeated on a fresh base exactly once. */
const ATTEMPTS = 2;

/** What to publish, and where. */
export interface PublishOptions {
  repository: AllowedRepository;
  branch: string;
  /** Where `branch` begins when it is not there yet. */
  baseBranch?: string;
  change: GitChange;
  /** The commit that the change was made to fit, SHA of 40 digits; without it any. */
  baseCommit?: string;
  message: string;
  author: GitAuthor;
  /** Called once for each attempt; the directory is removed after it. */
  createTemporaryDirectory: () => Promise<string>;
  signal?: AbortSignal;
}

/** Where the branch stands after publishing; JSON, so that a checkpoint can keep it. */
export type PublishResult = {
  /** The commit that holds the files: ours, or the one that already had them. */
  commitHash: string;
  /** False when the branch already had every file with this content: no commit was made. */
  changed: boolean;
};

/**
 * Puts files on a branch and takes others away: fetch its newest commit, build a tree, commit, push.
 *
 * Guarantees: never forces; other files keep their content; publishing the same change twice makes one commit; what
 * somebody else wrote since `baseCommit`, or since the first attempt, is not overwritten.
 *
 * @throws ConflictError when the branch moved during both attempts, or where that matters to this change
 * @throws NotAllowedError when the server refuses the push for another reason, with the server's words
 */
export async function publishFiles(
  options: PublishOptions,
): Promise<PublishResult> {
  const { repository, branch, createTemporaryDirectory } = options;
  let refused: Refused | undefined;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before: Refused | undefined = refused;
    const outcome = await inTemporaryDirectory(
      createTemporaryDirectory,
      gitdir => tryToPublish({ ...options, gitdir, before }),
    );
    if (outcome.state === 'published') {
      return outcome.result;
    }
    refused = outcome;
  }
  throw new ConflictError(
    `branch: ${branch} of ${repository.url} moved during both attempts to push; nothing was published, run the task again. The server said: ${refused?.failure.message}`,
  );
}

/** An attempt after which the server's branch does not have our commit, and the tip it was built on. */
type Refused = { state: 'refused'; tip: string; failure: Error };

async function tryToPublish(
  options: PublishOptions & { gitdir: string; before: Refused | undefined },
): Promise<{ state: 'published'; result: PublishResult } | Refused> {
  const { repository, branch, baseBranch, change, message, author } = options;
  const { gitdir, before, signal } = options;
  const clone = await BareClone.fetch({
    repository,
    branch,
    baseBranch,
    gitdir,
    signal,
  });
  const { tip } = clone;
  if (before?.tip === tip) {
    // The branch did not move, so it was a rule of the server and no race: a second push would not help.
    throw before.failure;
  }
  const { base, tree } = await explainingGit(repository, async () => {
    const found = await clone.tree();
    const rest = await removePaths({
      gitdir,
      base: found,
      paths: change.deletePaths,
    });
    return {
      base: found,
      tree: await writeTree({ gitdir, base: rest, files: change.files }),
    };
  });
  if (tree === base) {
    return { state: 'published', result: { commitHash: tip, changed: false } };
  }
  const baseCommit = options.baseCommit ?? before?.tip;
  if (baseCommit !== undefined) {
    await explainingGit(repository, () =>
      refuseMovedBase({ clone, branch, baseCommit, change }),
    );
  }
  const commitHash = await clone.commit({ tree, message, author });
  const outcome = await clone.push();
  return outcome.state === 'pushed'
    ? { state: 'published', result: { commitHash, changed: true } }
    : { state: 'refused', tip, failure: outcome.failure };
}
