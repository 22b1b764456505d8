import { startDevCluster } from 'dev-cluster';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import {
  createServer,
  IncomingMessage,
  request as httpRequest,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const AS_SOMEBODY = [
  ...['-c', 'user.name=Somebody'],
  ...['-c', 'user.email=somebody@example.com'],
];

/** The development cluster's Git server, behind a gate at which tests let things go wrong. */
export interface TestGitServer {
  /** Address of the repository `sandbox`; its branch `main` has one commit with a README. */
  repoUrl: string;
  /** Address above it, for the allow-list. */
  baseUrl: string;
  /** What a push must carry. */
  credentials: { username: string; password: string };
  /** Runs git in the bare repository. */
  git(...args: string[]): Promise<string>;
  /** The same with text on its standard input. */
  gitInput(input: string, ...args: string[]): Promise<string>;
  /** Commits a file on `main` as somebody else. */
  commitFile(file: { path: string; content: string }): Promise<string>;
  /** Called before each POST of a push goes on to git; for races. */
  beforePush: (() => Promise<void>) | undefined;
  /** When set, answers in the place of the server. */
  respond:
    | ((request: IncomingMessage, response: ServerResponse) => void)
    | undefined;
  stop(): Promise<void>;
}

/** Starts it on a free port of loopback, with its repositories in a temporary directory. */
export async function startGitServer(): Promise<TestGitServer> {
  const root = await fs.mkdtemp(path.join(os.tmpdir(), 'git-server-'));
  const credentials = { username: 'portal', password: 's3cret/with%signs' };
  const silent = () => {};
  const cluster = await startDevCluster({
    port: 0,
    dataDir: root,
    token: 'token',
    git: credentials,
    seed: false,
    logger: { info: silent, warn: silent, error: silent },
  });
  const bare = path.join(root, 'git', 'sandbox.git');
  const git = async (...args: string[]) =>
    (await run('git', ['-C', bare, ...args])).stdout;
  const gitInput = async (input: string, ...args: string[]) => {
    const running = run('git', ['-C', bare, ...args]);
    running.child.stdin?.end(input);
    return (await running).stdout;
  };
  // One known file instead of the development cluster's own ones.
  const blob = await gitInput('# GitOps\n', 'hash-object', '-w', '--stdin');
  const tree = await gitInput(
    `100644 blob ${blob.trim()}\tREADME.md\n`,
    'mktree',
  );
  const commit = await gitInput(
    'Begin\n',
    ...AS_SOMEBODY,
    'commit-tree',
    tree.trim(),
  );
  await git('update-ref', 'refs/heads/main', commit.trim());
  const faults: Pick<TestGitServer, 'beforePush' | 'respond'> = {
    beforePush: undefined,
    respond: undefined,
  };
  const gate = createServer(async (request, response) => {
    if (faults.respond) {
      faults.respond(request, response);
      return;
    }
    if (request.method === 'POST' && request.url?.endsWith('receive-pack')) {
      await faults.beforePush?.();
    }
    forward(request, response, cluster.port);
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const { port } = gate.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/git`;

  return Object.assign(faults, {
    baseUrl,
    repoUrl: `${baseUrl}/sandbox.git`,
    credentials,
    git,
    gitInput,
    commitFile: (file: { path: string; content: string }) =>
      commitAsSomebody({ root, bare, file }),
    async stop() {
      gate.closeAllConnections();
      gate.close();
      await once(gate, 'close');
      await cluster.stop();
      await fs.rm(root, { recursive: true, force: true });
    },
  });
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
): void {
  const { method, url } = request;
  // The development cluster answers only to its own name.
  const headers = { ...request.headers, host: `127.0.0.1:${port}` };
  const onward = httpRequest(
    { host: '127.0.0.1', port, method, path: url, headers },
    answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

async function commitAsSomebody(options: {
  root: string;
  bare: string;
  file: { path: string; content: string };
}): Promise<string> {
  const { root, bare, file } = options;
  const clone = await fs.mkdtemp(path.join(root, 'clone-'));
  await run('git', ['clone', '--quiet', bare, clone]);
  const target = path.join(clone, file.path);
  await fs.mkdir(path.dirname(target), { recursive: true });
  await fs.writeFile(target, file.content);
  const git = (...args: string[]) =>
    run('git', ['-C', clone, ...AS_SOMEBODY, ...args]);
  await git('add', '--all');
  await git('commit', '--quiet', '-m', `Write ${file.path}`);
  await git('push', '--quiet', 'origin', 'HEAD:main');
  return (await git('rev-parse', 'HEAD')).stdout.trim();
}
