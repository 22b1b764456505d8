import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createBareRepository } from './createBareRepository';
import type { GitFile, GitRepositories } from './GitRepositories';
import { repairRepositories } from './repairRepositories';
import { runGit } from './runGit';

/** What a repository may be called: the last part of its URL without `.git`. */
const NAME = /^[a-z0-9][a-z0-9-]*$/;

/** Hosts under which a client may know this machine. */
const LOCAL_HOSTS = new Set(['127.0.0.1', 'localhost']);

/** Options of {@link BareRepositories.open}. */
export interface BareRepositoriesOptions {
  /** Where the repositories are kept between runs; created when it is not there. */
  directory: string;
  /** The address of the Git server, e.g. `http://127.0.0.1:7010/git`. */
  baseUrl: string;
  /** The first content by repository name; used only when the repository is not there yet. */
  seeds: Record<string, GitFile[]>;
  /** Milliseconds since the epoch: the time of the first commits. */
  now: number;
}

/** The bare repositories of the development Git server, on disk; they outlive a restart. */
export class BareRepositories implements GitRepositories {
  readonly #directory: string;
  readonly #baseUrl: URL;
  readonly #names: readonly string[];
  readonly #listeners = new Set<(repoURL: string) => void>();

  private constructor(options: BareRepositoriesOptions) {
    this.#directory = options.directory;
    this.#baseUrl = new URL(options.baseUrl);
    this.#names = Object.keys(options.seeds);
  }

  /**
   * Repairs what a killed run left, then creates the repositories that are missing. No other process may serve the
   * directory: take the port first.
   * @throws GitError, Error when git is missing or the directory cannot be written
   */
  static async open(
    options: BareRepositoriesOptions,
  ): Promise<BareRepositories> {
    await mkdir(options.directory, { recursive: true });
    await repairRepositories(options.directory);
    const repositories = new BareRepositories(options);
    for (const [name, files] of Object.entries(options.seeds)) {
      if (!NAME.test(name)) {
        throw new Error(`"${name}" cannot be the name of a repository`);
      }
      const directory = repositories.directoryOf(name);
      if (!(await exists(directory))) {
        await createBareRepository({ directory, files, now: options.now });
      }
    }
    return repositories;
  }

  /** The names of all repositories. */
  names(): readonly string[] {
    return this.#names;
  }

  has(name: string): boolean {
    return this.#names.includes(name);
  }

  directoryOf(name: string): string {
    return join(this.#directory, `${name}.git`);
  }

  urlOf(name: string): string {
    return `${this.#baseUrl.href}/${name}.git`;
  }

  async resolve(options: {
    repoURL: string;
    revision: string;
  }): Promise<string | undefined> {
    const name = this.#nameAt(options.repoURL);
    return name === undefined
      ? undefined
      : this.commitOf({ name, revision: options.revision });
  }

  /** Commit SHA of a branch, a tag, `HEAD` or a full SHA; undefined when there is none. */
  async commitOf(options: {
    name: string;
    revision: string;
  }): Promise<string | undefined> {
    const { name, revision } = options;
    const candidates =
      revision === 'HEAD' || /^[0-9a-f]{40}$/.test(revision)
        ? [revision]
        : [`refs/heads/${revision}`, `refs/tags/${revision}`];
    for (const candidate of candidates) {
      const { exitCode, stdout } = await runGit({
        gitDir: this.directoryOf(name),
        args: ['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`],
        accept: [0, 1, 128],
      });
      if (exitCode === 0) {
        return stdout.toString('utf8').trim();
      }
    }
    return undefined;
  }

  async files(options: {
    repoURL: string;
    sha: string;
    directory: string;
  }): Promise<GitFile[]> {
    const name = this.#nameAt(options.repoURL);
    if (name === undefined) {
      return [];
    }
    const { sha, directory } = options;
    const inside = directory.replace(/^(\.?\/)+|\/+$/g, '');
    const entries = await this.#blobs({
      name,
      sha,
      directory: inside === '.' ? '' : inside,
    });
    return await Promise.all(
      entries.map(async ({ path, blob }) => ({
        path,
        content: (await this.#content({ name, blob })).toString('utf8'),
      })),
    );
  }

  /** A file and its blob's SHA; undefined when the commit has no such file. */
  async file(options: {
    name: string;
    sha: string;
    path: string;
  }): Promise<{ blob: string; content: Buffer } | undefined> {
    const { name, sha, path } = options;
    const entries = await this.#blobs({ name, sha, directory: path });
    const entry = entries.find(one => one.path === path);
    return (
      entry && {
        blob: entry.blob,
        content: await this.#content({ name, blob: entry.blob }),
      }
    );
  }

  /** The paths of all files of a commit, sorted. */
  async paths(options: { name: string; sha: string }): Promise<string[]> {
    const entries = await this.#blobs({ ...options, directory: '' });
    return entries.map(entry => entry.path);
  }

  /** All branches and tags with their commits, as one text: differs when a push changed something. */
  async refs(name: string): Promise<string> {
    const { stdout } = await runGit({
      gitDir: this.directoryOf(name),
      args: ['for-each-ref', '--format=%(objectname) %(refname)'],
    });
    return stdout.toString('utf8');
  }

  onPush(listener: (repoURL: string) => void): () => void {
    const own = (repoURL: string) => listener(repoURL);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** Tells the listeners that a repository has new commits. */
  announcePush(name: string): void {
    for (const listener of [...this.#listeners]) {
      listener(this.urlOf(name));
    }
  }

  /** Regular files at or below a path, sorted by path; links and submodules are left out. */
  async #blobs(options: {
    name: string;
    sha: string;
    directory: string;
  }): Promise<Array<{ path: string; blob: string }>> {
    const { name, sha, directory } = options;
    const { stdout } = await runGit({
      gitDir: this.directoryOf(name),
      args: [
        '--literal-pathspecs',
        'ls-tree',
        '-r',
        '-z',
        '--full-tree',
        sha,
        '--',
        ...(directory === '' ? [] : [directory]),
      ],
    });
    return stdout
      .toString('utf8')
      .split('\0')
      .flatMap(line => {
        const [, mode = '', blob = '', path = ''] =
          /^(\d+) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
        return mode.startsWith('100') ? [{ path, blob }] : [];
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async #content(options: { name: string; blob: string }): Promise<Buffer> {
    const { stdout } = await runGit({
      gitDir: this.directoryOf(options.name),
      args: ['cat-file', 'blob', options.blob],
    });
    return stdout;
  }

  /** The repository that a URL means, whichever local host name it uses and with or without `.git`. */
  #nameAt(repoURL: string): string | undefined {
    const url = URL.canParse(repoURL) ? new URL(repoURL) : undefined;
    const base = this.#baseUrl;
    if (
      !url ||
      url.protocol !== base.protocol ||
      url.port !== base.port ||
      !LOCAL_HOSTS.has(url.hostname) ||
      !url.pathname.startsWith(`${base.pathname}/`)
    ) {
      return undefined;
    }
    const name = url.pathname
      .slice(base.pathname.length + 1)
      .replace(/\/$/, '')
      .replace(/\.git$/, '');
    return this.has(name) ? name : undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
