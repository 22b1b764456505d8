import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { whenAnswering } from './whenAnswering.mjs';

/** Far more than a start takes, also on a busy machine. */
const START_LIMIT_MS = 180_000;

/** Nobody: as in the image, the portal must not depend on writing to its own folder. */
const NOBODY = 65534;

/** A portal as a container runs it, with nothing in its environment that it was not given. */
export class PortalProcess {
  #child;
  #output = '';

  /**
   * @param options `folder` of the image, its `command` and `env`, and the loopback `port`
   */
  constructor({ folder, command, env, port }) {
    this.url = `http://127.0.0.1:${port}`;
    const asRoot = process.getuid?.() === 0;
    this.#child = spawn(process.execPath, command.slice(1), {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: '/', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(asRoot && { uid: NOBODY, gid: NOBODY }),
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', data => (this.#output += data));
    }
    // Whoever started it may be ended by a signal, which reaches this process alone.
    const kill = () => this.#child.kill('SIGKILL');
    process.once('exit', kill);
    this.ended = once(this.#child, 'exit').then(([code]) => {
      process.off('exit', kill);
      return code;
    });
  }

  /** What it has said so far. */
  get output() {
    return this.#output;
  }

  /** Resolves when it says that it is ready. @throws Error with its last words when it ends before, or takes too long */
  async ready() {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), START_LIMIT_MS);
    this.ended.then(() => waiting.abort());
    try {
      await whenAnswering({
        urls: [`${this.url}/.backstage/health/v1/readiness`],
        signal: waiting.signal,
      });
    } catch {
      throw new Error(`The portal is not ready:\n${this.lastWords}`);
    } finally {
      clearTimeout(timer);
    }
  }

  get lastWords() {
    return this.#output.split('\n').slice(-30).join('\n');
  }

  /** Asks it to end as Kubernetes does; resolves with its exit code, null when it had to be killed after 30 s. */
  async end() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM');
      const timer = setTimeout(() => this.#child.kill('SIGKILL'), 30_000);
      await this.ended;
      clearTimeout(timer);
    }
    return this.ended;
  }
}
