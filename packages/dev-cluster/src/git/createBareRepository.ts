import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { GitFile } from './GitRepositories';
import { runGit } from './runGit';

/** The ending of a directory in which a repository is being built; what still has it at a start was never finished. */
export const UNFINISHED_SUFFIX = '.unfinished';

/** History is not rewritten by a push: Argo CD would follow it, and the portal's links would break. */
const repositoryConfig = {
  'http.receivepack': 'true',
  'receive.denyNonFastForwards': 'true',
  'receive.denyDeletes': 'true',
  // Loose objects only; no background process may outlive us or hold a lock.
  'receive.autogc': 'false',
  'gc.auto': '0',
};

/**
 * Creates a bare repository whose branch `main` has one commit with the files. It is built beside its place and then
 * renamed, so that it is either there in full or not at all, whenever the process is killed.
 * @param options.now milliseconds since the epoch, the time of the commit
 */
export async function createBareRepository(options: {
  directory: string;
  files: GitFile[];
  now: number;
}): Promise<void> {
  const { directory } = options;
  const unfinished = join(
    dirname(directory),
    `.${basename(directory)}.${randomUUID()}${UNFINISHED_SUFFIX}`,
  );
  try {
    await runGit({
      args: ['init', '--quiet', '--bare', '--initial-branch=main', unfinished],
    });
    await runGit({
      gitDir: unfinished,
      args: ['fast-import', '--quiet', '--done'],
      input: importStream(options),
    });
    for (const [key, value] of Object.entries(repositoryConfig)) {
      await runGit({ gitDir: unfinished, args: ['config', key, value] });
    }
    await rename(unfinished, directory);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** One commit in the language of `git fast-import`. */
function importStream(options: { files: GitFile[]; now: number }): Buffer {
  const seconds = Math.floor(options.now / 1000);
  const parts = [
    'commit refs/heads/main\n',
    `committer Development cluster <dev-cluster@localhost> ${seconds} +0000\n`,
    data('Begin the GitOps repository of the development cluster\n'),
    ...options.files.map(
      file => `M 100644 inline ${quoted(file.path)}\n${data(file.content)}`,
    ),
    'done\n',
  ];
  return Buffer.from(parts.join(''));
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** A path in quotes, as fast-import reads it. */
function quoted(path: string): string {
  const escaped = path
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n');
  return `"${escaped}"`;
}
