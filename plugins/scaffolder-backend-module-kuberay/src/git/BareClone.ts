import { InputError, NotFoundError } from '@backstage/errors';
import git, { Errors } from 'isomorphic-git';
import type { HttpClient } from 'isomorphic-git/http/node';
import fs from 'node:fs';
import { createGitHttpClient } from './createGitHttpClient';
import { AllowedRepository } from './GitServer';
import { toGitFailure } from './toGitFailure';

/** Who a commit is by. */
export interface GitAuthor {
  name: string;
  email: string;
}

/** History that is fetched to find the commit that a task looked at: a task lasts minutes, so little is nearly always enough. */
const DEEPER = [50, 2147483647];

const NO_SUCH_BRANCH = Symbol('no such branch');

/** How a push that reached the server ended. */
export type PushOutcome =
  | { state: 'pushed' }
  | { state: 'refused'; failure: Error };

/**
 * The newest commit of one branch, in a directory of its own without a working tree.
 *
 * There is no checkout on purpose: files become trees directly, so a symlink in the repository
 * can never make us write anywhere else.
 */
export class BareClone {
  /** @throws NotFoundError when neither `branch` nor `baseBranch` is there */
  static async fetch(options: {
    repository: AllowedRepository;
    branch: string;
    /** Where `branch` begins when it is not there yet. */
    baseBranch?: string;
    /** An empty directory that the caller removes. */
    gitdir: string;
    signal?: AbortSignal;
  }): Promise<BareClone> {
    const { repository, branch, baseBranch, gitdir, signal } = options;
    const http = createGitHttpClient({ signal });
    await git.init({ fs, dir: gitdir, gitdir, bare: true });
    await git.addRemote({ fs, gitdir, remote: 'origin', url: repository.url });
    const fetchTip = async (wanted: string) => {
      try {
        const { fetchHead } = await endingWith(
          signal,
          git.fetch({
            fs,
            http,
            gitdir,
            url: repository.url,
            ref: wanted,
            remoteRef: `refs/heads/${wanted}`,
            depth: 1,
            singleBranch: true,
            tags: false,
            ...authentication(repository),
          }),
        );
        return fetchHead ?? undefined;
      } catch (error) {
        if (error instanceof Errors.NotFoundError) {
          return NO_SUCH_BRANCH;
        }
        throw toGitFailure(error, repository);
      }
    };
    let fetched = branch;
    let tip = await fetchTip(branch);
    if (tip === NO_SUCH_BRANCH && baseBranch !== undefined) {
      fetched = baseBranch;
      tip = await fetchTip(baseBranch);
    }
    if (tip === NO_SUCH_BRANCH) {
      throw new NotFoundError(
        `${fetched === branch ? 'branch' : 'baseBranch'}: ${
          repository.url
        } has no branch ${JSON.stringify(fetched)}`,
      );
    }
    if (!tip) {
      throw new InputError(
        `repoUrl: ${repository.url} is empty; push a first commit (a README will do), so that there is a branch to build on`,
      );
    }
    return new BareClone({
      repository,
      branch,
      fetched,
      gitdir,
      tip,
      http,
      signal,
    });
  }

  readonly #repository: AllowedRepository;
  readonly #branch: string;
  readonly #fetched: string;
  readonly #http: HttpClient;
  readonly #signal: AbortSignal | undefined;
  readonly gitdir: string;
  /** SHA of the branch's newest commit when it was fetched. */
  readonly tip: string;

  private constructor(options: {
    repository: AllowedRepository;
    branch: string;
    fetched: string;
    gitdir: string;
    tip: string;
    http: HttpClient;
    signal: AbortSignal | undefined;
  }) {
    this.#repository = options.repository;
    this.#branch = options.branch;
    this.#fetched = options.fetched;
    this.#http = options.http;
    this.#signal = options.signal;
    this.gitdir = options.gitdir;
    this.tip = options.tip;
  }

  /** Writes a commit of `tree` on top of the tip; nothing leaves this directory yet. */
  async commit(options: {
    tree: string;
    message: string;
    author: GitAuthor;
  }): Promise<string> {
    return git.commit({
      fs,
      gitdir: this.gitdir,
      ref: `refs/heads/${this.#branch}`,
      parent: [this.tip],
      tree: options.tree,
      message: options.message,
      author: options.author,
      committer: options.author,
    });
  }

  /** SHA of a commit's tree, without one of the tip's. */
  async tree(commitHash = this.tip): Promise<string> {
    const { commit } = await git.readCommit({
      fs,
      gitdir: this.gitdir,
      oid: commitHash,
    });
    return commit.tree;
  }

  /** Fetches history until it holds a commit. @returns false where the branch does not build on it */
  async reach(commitHash: string): Promise<boolean> {
    for (const depth of DEEPER) {
      try {
        await endingWith(
          this.#signal,
          git.fetch({
            fs,
            http: this.#http,
            gitdir: this.gitdir,
            url: this.#repository.url,
            ref: this.#fetched,
            remoteRef: `refs/heads/${this.#fetched}`,
            depth,
            singleBranch: true,
            tags: false,
            ...authentication(this.#repository),
          }),
        );
      } catch (error) {
        throw toGitFailure(error, this.#repository);
      }
      if (await this.#has(commitHash)) {
        return true;
      }
    }
    return false;
  }

  async #has(commitHash: string): Promise<boolean> {
    try {
      await git.readCommit({ fs, gitdir: this.gitdir, oid: commitHash });
      return true;
    } catch (error) {
      if (error instanceof Errors.NotFoundError) {
        return false;
      }
      throw error;
    }
  }

  /**
   * Pushes the branch, never by force.
   *
   * @returns `refused` when the server kept its branch: somebody else was faster, or one of its rules says no
   */
  async push(): Promise<PushOutcome> {
    const ref = `refs/heads/${this.#branch}`;
    try {
      await endingWith(
        this.#signal,
        git.push({
          fs,
          http: this.#http,
          gitdir: this.gitdir,
          url: this.#repository.url,
          ref,
          remoteRef: ref,
          force: false,
          ...authentication(this.#repository),
        }),
      );
      return { state: 'pushed' };
    } catch (error) {
      const failure = toGitFailure(error, this.#repository);
      if (
        error instanceof Errors.PushRejectedError ||
        error instanceof Errors.GitPushError
      ) {
        return { state: 'refused', failure };
      }
      throw failure;
    }
  }
}

/** Asked only after a 401; the second refusal gets no second try, so a wrong password cannot lock an account. */
function authentication(repository: AllowedRepository) {
  const { credentials } = repository.server;
  return credentials ? { onAuth: () => credentials } : {};
}

/** isomorphic-git may wait for ever on a socket that the signal has destroyed; the task must not. */
async function endingWith<T>(
  signal: AbortSignal | undefined,
  work: Promise<T>,
): Promise<T> {
  if (!signal) {
    return work;
  }
  let stopListening = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    stopListening = () => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) {
      onAbort();
    } else {
      signal.addEventListener('abort', onAbort, { once: true });
    }
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stopListening();
  }
}
