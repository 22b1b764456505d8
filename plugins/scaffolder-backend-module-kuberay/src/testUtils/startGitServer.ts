import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A real Git server for tests: `git http-backend` behind HTTP on loopback, with one repository. */
export interface TestGitServer {
  /** Address of the repository, branch `main`, with one commit of a README. */
  repoUrl: string;
  /** Address above it, for the allow-list. */
  baseUrl: string;
  /** Runs git in the bare repository. */
  git(...args: string[]): Promise<string>;
  /** Commits a file on `main` as somebody else. */
  commitFile(file: { path: string; content: string }): Promise<string>;
  /** Called before each POST of a push is handed to git; for races. */
  beforePush: (() => Promise<void>) | undefined;
  /** When set, takes the place of the answer. */
  respond:
    | ((request: IncomingMessage, response: ServerResponse) => void)
    | undefined;
  stop(): Promise<void>;
}

/** Starts it; with `credentials` every request must carry them. */
export async function startGitServer(
  options: { credentials?: { username: string; password: string } } = {},
): Promise<TestGitServer> {
  const { credentials } = options;
  const root = await fs.mkdtemp(path.join(os.tmpdir(), 'git-server-'));
  const bare = path.join(root, 'gitops.git');
  await run('git', ['init', '--quiet', '--bare', '-b', 'main', bare]);
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', ['-C', bare, ...args]);
    return stdout;
  };
  await git('config', 'http.receivepack', 'true');

  const server = createServer(async (request, response) => {
    if (test.respond) {
      test.respond(request, response);
      return;
    }
    if (credentials && !carries(request, credentials)) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' });
      response.end(`refused ${request.headers.authorization}`);
      return;
    }
    if (request.method === 'POST' && request.url?.endsWith('receive-pack')) {
      await test.beforePush?.();
    }
    serve(request, response, root);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/git`;

  const test: TestGitServer = {
    baseUrl,
    repoUrl: `${baseUrl}/gitops.git`,
    git,
    beforePush: undefined,
    respond: undefined,
    async commitFile(file) {
      const clone = await fs.mkdtemp(path.join(root, 'clone-'));
      await run('git', ['clone', '--quiet', bare, clone]);
      const target = path.join(clone, file.path);
      await fs.mkdir(path.dirname(target), { recursive: true });
      await fs.writeFile(target, file.content);
      const inClone = (...args: string[]) =>
        run('git', [
          ...['-C', clone, '-c', 'user.name=Somebody'],
          ...['-c', 'user.email=somebody@example.com', ...args],
        ]);
      await inClone('add', '--all');
      await inClone('commit', '--quiet', '-m', `Write ${file.path}`);
      await inClone('push', '--quiet', 'origin', 'HEAD:main');
      return (await git('rev-parse', 'main')).trim();
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await fs.rm(root, { recursive: true, force: true });
    },
  };
  await test.commitFile({ path: 'README.md', content: '# GitOps\n' });
  return test;
}

function carries(
  request: IncomingMessage,
  credentials: { username: string; password: string },
): boolean {
  const { username, password } = credentials;
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return request.headers.authorization === `Basic ${basic}`;
}

/** CGI: headers up to an empty line, then the body. */
function serve(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname.replace(/^\/git/, ''),
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    },
  });
  request.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on('data', chunk => chunks.push(chunk));
  backend.on('close', () => {
    const answer = Buffer.concat(chunks);
    const end = answer.indexOf('\r\n\r\n');
    let status = 200;
    for (const line of answer.subarray(0, end).toString().split('\r\n')) {
      const [name, value] = line.split(/: (.*)/s);
      if (name.toLowerCase() === 'status') {
        status = Number.parseInt(value, 10);
      } else if (value !== undefined) {
        response.setHeader(name, value);
      }
    }
    response.writeHead(status);
    response.end(answer.subarray(end + 4));
  });
}
