import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

/** A git command that ended with an error; the message holds what git said. */
export class GitError extends Error {
  constructor(options: { command: string; exitCode: number; said: string }) {
    super(
      `git ${options.command} failed (exit code ${
        options.exitCode
      }): ${options.said.trim()}`,
    );
    this.name = 'GitError';
  }
}

/**
 * The environment for the machine's git: its own configuration and, above all, the variables of a git that called us
 * (a hook sets GIT_DIR) must not change what we do. A data directory that another user owns is allowed.
 */
export function gitEnvironment(
  extra: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('GIT_'),
  );
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    ...extra,
  };
}

/**
 * Runs git and returns what it prints.
 * @throws GitError when it ends with an exit code that is not in `accept` (default: 0 only)
 * @throws Error when the machine has no git
 */
export async function runGit(options: {
  args: string[];
  gitDir?: string;
  input?: string | Buffer;
  accept?: number[];
}): Promise<{ exitCode: number; stdout: Buffer }> {
  const { args, gitDir, accept = [0] } = options;
  const [command = ''] = args;
  const child = spawn(
    'git',
    gitDir === undefined ? args : [`--git-dir=${gitDir}`, ...args],
    { env: gitEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', chunk => stdout.push(chunk));
  child.stderr.on('data', chunk => stderr.push(chunk));
  // git may end before it has read everything; its exit code says whether that is a failure.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', cause =>
      reject(
        new Error(
          'The development cluster needs git, which could not be started. Install git and start again.',
          { cause },
        ),
      ),
    );
    child.on('close', code => resolve(code ?? -1));
  });
  if (!accept.includes(exitCode)) {
    const said = Buffer.concat(stderr).toString('utf8');
    throw new GitError({ command, exitCode, said });
  }
  return { exitCode, stdout: Buffer.concat(stdout) };
}
