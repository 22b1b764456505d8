import { spawn } from 'node:child_process';
import type { Exchange } from '../http/Exchange';
import { replyText } from '../http/Reply';
import { CgiHeaders } from './CgiHeaders';
import { gitEnvironment } from './runGit';

/**
 * Hands a request of a Git client to the machine's `git http-backend` (CGI) and its answer back.
 * `path` is below the directory of the repositories, e.g. `/sandbox.git/info/refs`.
 *
 * git is never told CONTENT_LENGTH and reads to the end of its input: with a length, some versions (2.39 among them) read
 * for ever at full speed when the input ends before it, which it does when this process is killed.
 * @param options.user whose push it is; undefined for a reader, to whom git then refuses a push
 * @returns true when git completed the request
 */
export async function serveSmartHttp(options: {
  exchange: Exchange;
  directory: string;
  path: string;
  user: string | undefined;
  signal: AbortSignal;
}): Promise<boolean> {
  const { exchange, directory, path, user } = options;
  const { reply, headers } = exchange;
  const child = spawn('git', ['http-backend'], {
    env: gitEnvironment({
      GIT_PROJECT_ROOT: directory,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: path,
      REQUEST_METHOD: exchange.method,
      QUERY_STRING: exchange.query.toString(),
      CONTENT_TYPE: headers['content-type'] ?? '',
      ...(headers['content-encoding'] && {
        HTTP_CONTENT_ENCODING: headers['content-encoding'],
      }),
      ...(typeof headers['git-protocol'] === 'string' && {
        GIT_PROTOCOL: headers['git-protocol'],
      }),
      ...(user && { REMOTE_USER: user }),
      REMOTE_ADDR: '127.0.0.1',
    }),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const end = () => child.kill();
  options.signal.addEventListener('abort', end);
  reply.closed.addEventListener('abort', end);
  if (options.signal.aborted || reply.closed.aborted) {
    end();
  }
  // Either side may go first; the exit code and `reply.closed` tell.
  child.stdin.on('error', () => {});
  exchange.body.on('error', end);
  exchange.body.pipe(child.stdin);
  const exited = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? -1));
  });
  // A git that cannot be started is reported below, by awaiting it.
  exited.catch(() => {});

  const cgi = new CgiHeaders();
  for await (const chunk of child.stdout) {
    const rest = cgi.isComplete ? chunk : cgi.feed(chunk);
    if (!reply.isStarted && cgi.isComplete) {
      reply.start({ status: cgi.status, headers: cgi.headers });
    }
    if (rest.length > 0 && !reply.write(rest)) {
      await reply.drained();
    }
  }
  const exitCode = await exited;
  options.signal.removeEventListener('abort', end);
  if (!reply.isStarted && !reply.closed.aborted) {
    replyText(reply, { status: 500, text: 'git http-backend failed\n' });
    return false;
  }
  if (exitCode !== 0) {
    reply.destroy();
    return false;
  }
  reply.end();
  return cgi.status === 200;
}
