import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BareRepository } from './BareRepository';
import { createBareRepository } from './createBareRepository';
import type { GitFile, GitRepositories } from './GitRepositories';
import { repairRepositories } from './repairRepositories';

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
  readonly #baseUrl: URL;
  readonly #repositories: ReadonlyMap<string, BareRepository>;
  readonly #listeners = new Set<(repoURL: string) => void>();

  private constructor(options: BareRepositoriesOptions) {
    this.#baseUrl = new URL(options.baseUrl);
    this.#repositories = new Map(
      Object.keys(options.seeds).map(name => [
        name,
        new BareRepository({
          directory: join(options.directory, `${name}.git`),
        }),
      ]),
    );
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
    const opened = new BareRepositories(options);
    for (const [name, { directory }] of opened.#repositories) {
      if (!NAME.test(name)) {
        throw new Error(`"${name}" cannot be the name of a repository`);
      }
      if (!(await exists(directory))) {
        const files = options.seeds[name];
        await createBareRepository({ directory, files, now: options.now });
      }
    }
    return opened;
  }

  /** The names of all repositories. */
  names(): readonly string[] {
    return [...this.#repositories.keys()];
  }

  /** Undefined when there is no repository of that name. */
  find(name: string): BareRepository | undefined {
    return this.#repositories.get(name);
  }

  urlOf(name: string): string {
    return `${this.#baseUrl.href}/${name}.git`;
  }

  async resolve(options: {
    repoURL: string;
    revision: string;
  }): Promise<string | undefined> {
    return this.#findAt(options.repoURL)?.commitOf(options.revision);
  }

  async files(options: {
    repoURL: string;
    sha: string;
    directory: string;
  }): Promise<GitFile[]> {
    return (await this.#findAt(options.repoURL)?.files(options)) ?? [];
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

  /** The repository that a URL means, whichever local host name it uses and with or without `.git`. */
  #findAt(repoURL: string): BareRepository | undefined {
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
    return this.find(name);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
