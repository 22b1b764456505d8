import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

/** A portal that a test starts and stops by itself, on ports and in a folder of its own. */
export interface PortalProcess {
  child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Resolves when the portal says that it is ready; rejects with the output when it ends before. */
  ready: Promise<void>;
  exited: Promise<number | null>;
}

/** Runs the start script with this environment added. */
export function startPortal(
  environment: Record<string, string>,
): PortalProcess {
  let output = '';
  const child = spawn(process.execPath, ['packages/setup/start.mjs'], {
    cwd: resolve(__dirname, '..'),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>(done => {
    child.on('exit', done);
  });
  const ready = new Promise<void>((done, fail) => {
    const read = (data: Buffer) => {
      output += data.toString();
      if (output.includes('The portal is ready')) {
        done();
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => fail(new Error(output)));
  });
  // A test that waits for the end does not look at this promise.
  ready.catch(() => undefined);
  return { child, output: () => output, ready, exited };
}

/** A loopback port that nobody listens on. */
export function freePort(): Promise<string> {
  return new Promise(done => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        done(String(typeof address === 'object' ? address?.port : '')),
      );
    });
  });
}
