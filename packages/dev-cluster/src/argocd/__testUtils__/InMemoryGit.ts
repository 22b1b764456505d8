import { createHash } from 'node:crypto';
import type { GitFile, GitRepositories } from '../../git/GitRepositories';

/** One repository with one branch, `main`, in memory: path → content. */
export class InMemoryGit implements GitRepositories {
  static readonly REPO_URL = 'https://git.example.org/platform/gitops.git';

  readonly #commits = new Map<string, { [path: string]: string }>();
  readonly #listeners = new Set<(repoURL: string) => void>();
  #head: string | undefined;

  /** Commits the whole tree; tells it to the listeners as a push. */
  push(tree: { [path: string]: string }): string {
    const sha = createHash('sha1')
      .update(`${this.#commits.size} ${JSON.stringify(tree)}`)
      .digest('hex');
    this.#commits.set(sha, { ...tree });
    this.#head = sha;
    this.#listeners.forEach(listener => listener(InMemoryGit.REPO_URL));
    return sha;
  }

  async resolve(options: {
    repoURL: string;
    revision: string;
  }): Promise<string | undefined> {
    const { repoURL, revision } = options;
    if (repoURL !== InMemoryGit.REPO_URL) {
      return undefined;
    }
    return revision === 'main' || revision === 'HEAD'
      ? this.#head
      : [...this.#commits.keys()].find(sha => sha === revision);
  }

  async files(options: {
    repoURL: string;
    sha: string;
    directory: string;
  }): Promise<GitFile[]> {
    const prefix = options.directory === '' ? '' : `${options.directory}/`;
    return Object.entries(this.#commits.get(options.sha) ?? {})
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, content]) => ({ path, content }));
  }

  onPush(listener: (repoURL: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
