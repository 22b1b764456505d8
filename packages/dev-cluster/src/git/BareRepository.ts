import type { GitFile } from './GitRepositories';
import { runGit } from './runGit';

/** What can be read of one bare repository; every method throws GitError when git fails. */
export class BareRepository {
  readonly directory: string;

  constructor(options: { directory: string }) {
    this.directory = options.directory;
  }

  /** Commit SHA of a branch, a tag, `HEAD` or a full SHA; undefined when there is none. */
  async commitOf(revision: string): Promise<string | undefined> {
    const candidates =
      revision === 'HEAD' || /^[0-9a-f]{40}$/.test(revision)
        ? [revision]
        : [`refs/heads/${revision}`, `refs/tags/${revision}`];
    for (const candidate of candidates) {
      const { exitCode, stdout } = await runGit({
        gitDir: this.directory,
        args: ['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`],
        accept: [0, 1, 128],
      });
      if (exitCode === 0) {
        return stdout.toString('utf8').trim();
      }
    }
    return undefined;
  }

  /** The files of a commit in and below a directory, sorted by path. */
  async files(options: { sha: string; directory: string }): Promise<GitFile[]> {
    const inside = options.directory.replace(/^(\.?\/)+|\/+$/g, '');
    const entries = await this.#blobs({
      sha: options.sha,
      path: inside === '.' ? '' : inside,
    });
    return await Promise.all(
      entries.map(async ({ path, blob }) => ({
        path,
        content: (await this.#content(blob)).toString('utf8'),
      })),
    );
  }

  /** A file and its blob's SHA; undefined when the commit has no such file. */
  async file(options: {
    sha: string;
    path: string;
  }): Promise<{ blob: string; content: Buffer } | undefined> {
    const entries = await this.#blobs(options);
    const entry = entries.find(one => one.path === options.path);
    return (
      entry && { blob: entry.blob, content: await this.#content(entry.blob) }
    );
  }

  /** The paths of all files of a commit, sorted. */
  async paths(sha: string): Promise<string[]> {
    const entries = await this.#blobs({ sha, path: '' });
    return entries.map(entry => entry.path);
  }

  /** All branches and tags with their commits, as one text: differs when a push changed something. */
  async refs(): Promise<string> {
    const { stdout } = await runGit({
      gitDir: this.directory,
      args: ['for-each-ref', '--format=%(objectname) %(refname)'],
    });
    return stdout.toString('utf8');
  }

  /** Regular files at or below a path, sorted by path; links and submodules are left out. */
  async #blobs(options: {
    sha: string;
    path: string;
  }): Promise<Array<{ path: string; blob: string }>> {
    const { sha, path: wanted } = options;
    const { stdout } = await runGit({
      gitDir: this.directory,
      args: [
        '--literal-pathspecs',
        'ls-tree',
        '-r',
        '-z',
        '--full-tree',
        sha,
        '--',
        ...(wanted === '' ? [] : [wanted]),
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

  async #content(blob: string): Promise<Buffer> {
    const { stdout } = await runGit({
      gitDir: this.directory,
      args: ['cat-file', 'blob', blob],
    });
    return stdout;
  }
}
