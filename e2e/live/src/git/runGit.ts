import { spawn } from 'node:child_process';

/** Who pushes; sent as HTTP Basic by git itself. */
export interface GitCredentials {
  username: string;
  password: string;
}

/**
 * Runs the machine's git with its user's settings (proxy, certificates) and without asking anybody. Credentials go by the environment, where
 * other users of the machine cannot see them.
 *
 * @returns what it printed
 * @throws Error with git's last lines, which never hold the credentials
 */
export function runGit(
  args: readonly string[],
  options: { cwd?: string; credentials?: GitCredentials; signal?: AbortSignal },
): Promise<string> {
  const { cwd, credentials, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: '',
        // What it says is read here.
        LC_ALL: 'C',
        // A server that sends nothing for a minute has failed.
        GIT_HTTP_LOW_SPEED_LIMIT: '1',
        GIT_HTTP_LOW_SPEED_TIME: '60',
        ...(credentials && {
          GIT_CONFIG_COUNT: '2',
          GIT_CONFIG_KEY_0: 'http.extraHeader',
          GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(
            `${credentials.username}:${credentials.password}`,
          ).toString('base64')}`,
          // A helper of this machine would otherwise be asked, and told.
          GIT_CONFIG_KEY_1: 'credential.helper',
          GIT_CONFIG_VALUE_1: '',
        }),
      },
    });
    let output = '';
    let complaint = '';
    child.stdout.on('data', data => {
      output += data;
    });
    child.stderr.on('data', data => {
      complaint += data;
    });
    child.on('error', error =>
      reject(
        'code' in error && error.code === 'ENOENT'
          ? new Error('git is not installed')
          : error,
      ),
    );
    child.on('close', code =>
      code === 0
        ? resolve(output)
        : reject(
            new Error(
              `git ${args[0]} failed: ${complaint
                .trim()
                .split('\n')
                .slice(-3)
                .join(' ')}`,
            ),
          ),
    );
  });
}
