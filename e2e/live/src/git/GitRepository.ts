import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GitCredentials } from './runGit';
import { runGit } from './runGit';

const AUTHOR = [
  '-c',
  'user.name=KubeRay live check',
  '-c',
  'user.email=kuberay-live-check@backstage.invalid',
  '-c',
  'commit.gpgSign=false',
];

/** Somebody else may push at the same time. */
const PUSH_ATTEMPTS = 3;

/** What one commit does to a branch. */
export interface GitChange {
  message: string;
  /** Path in the repository → text. */
  files?: Record<string, string>;
  /** Folder that goes, with all that it holds. */
  removeFolder?: string;
}

/** The branch that the check pushes to, by the machine's git; each change is made in a clone that goes again. */
export class GitRepository {
  readonly url: string;
  readonly branch: string;
  readonly #credentials: GitCredentials | undefined;

  constructor(options: {
    url: string;
    branch: string;
    credentials?: GitCredentials;
  }) {
    this.url = options.url;
    this.branch = options.branch;
    this.#credentials = options.credentials;
  }

  /**
   * The files of a folder, as paths in the repository; none where it is not there.
   * @throws Error that names the branch where it is not there, or git's words
   */
  async filesOf(folder: string, signal?: AbortSignal): Promise<string[]> {
    return this.#inClone(signal, async git => {
      const listed = await git(
        ...['ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', `${folder}/`],
      );
      return listed.split('\0').filter(path => path !== '');
    });
  }

  /** Commits and pushes; does nothing where the branch already is as wanted. */
  async commit(change: GitChange, signal?: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#commitOnce(change, signal);
        return;
      } catch (error) {
        if (
          attempt >= PUSH_ATTEMPTS ||
          !/rejected|fetch first/.test(`${error}`)
        ) {
          throw error;
        }
      }
    }
  }

  async #commitOnce(change: GitChange, signal?: AbortSignal): Promise<void> {
    await this.#inClone(signal, async (git, folder) => {
      for (const [path, text] of Object.entries(change.files ?? {})) {
        const file = join(folder, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      if (change.removeFolder !== undefined) {
        await rm(join(folder, change.removeFolder), {
          recursive: true,
          force: true,
        });
      }
      await git('add', '--all');
      if ((await git('status', '--porcelain')).trim() === '') {
        return;
      }
      await git(...AUTHOR, 'commit', '--quiet', '-m', change.message);
      await git('push', '--quiet', 'origin', `HEAD:refs/heads/${this.branch}`);
    });
  }

  async #inClone<T>(
    signal: AbortSignal | undefined,
    use: (
      git: (...args: string[]) => Promise<string>,
      folder: string,
    ) => Promise<T>,
  ): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'kuberay-live-git-'));
    const options = {
      cwd: folder,
      ...(this.#credentials && { credentials: this.#credentials }),
      ...(signal && { signal }),
    };
    try {
      await runGit(
        [
          ...['clone', '--quiet', '--depth', '1'],
          ...['--branch', this.branch, this.url, '.'],
        ],
        options,
      );
      return await use((...args) => runGit(args, options), folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
