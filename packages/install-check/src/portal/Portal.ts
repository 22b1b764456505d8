import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';
import { freePort } from './freePort';

const READY_WITHIN_MS = 180_000;

/** What a portal is started with, beside the app's own app-config.yaml. */
export interface PortalOptions {
  /** The app's root. */
  folder: string;
  /** The built backend, from `unpackBackend`. */
  entry: string;
  /** Name of the frontend that is served. */
  frontend?: string;
  config?: Record<string, unknown>;
}

/** A stranger's portal: the built backend, which serves the built frontend, on a free loopback port. */
export class Portal {
  readonly url: string;
  readonly #child: ChildProcess;
  #output = '';

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
    const read = (data: Buffer) => {
      this.#output += data.toString();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  }

  /**
   * Resolves when every plugin has started.
   *
   * @throws Error with the end of the log when it ends before, or is not ready in time
   */
  static async start(options: PortalOptions): Promise<Portal> {
    const { folder, entry, frontend = 'app', config = {} } = options;
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const file = join(folder, `app-config.check-${port}.yaml`);
    const { app, backend, ...rest } = config as Record<string, object>;
    await writeFile(
      file,
      stringify({
        ...rest,
        app: { ...app, baseUrl: url, packageName: frontend },
        backend: {
          ...backend,
          baseUrl: url,
          listen: { host: '127.0.0.1', port },
          cors: { origin: url },
        },
      }),
    );
    const child = spawn(
      process.execPath,
      [entry, '--config', join(folder, 'app-config.yaml'), '--config', file],
      {
        // Where the template's relative paths begin.
        cwd: join(folder, 'packages/backend'),
        // The template's guest signs in while somebody develops.
        env: {
          ...process.env,
          NODE_ENV: 'development',
          LOG_LEVEL: 'info',
          NO_COLOR: '1',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    const portal = new Portal(url, child);
    try {
      await portal.#ready();
      return portal;
    } catch (error) {
      await portal.stop();
      throw error;
    }
  }

  /** Everything printed so far. */
  output(): string {
    return this.#output;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      const killed = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(killed);
    }
  }

  /** The guest's token, as the frontend gets it. */
  async guestToken(): Promise<string> {
    const answer = await fetch(`${this.url}/api/auth/guest/refresh`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    const body = (await answer.json()) as {
      backstageIdentity?: { token: string };
    };
    if (!body.backstageIdentity) {
      throw new Error(`the guest may not enter: ${JSON.stringify(body)}`);
    }
    return body.backstageIdentity.token;
  }

  /**
   * Answer of a route, as the guest.
   *
   * @throws Error with path, status and answer when it is not 2xx
   */
  async get(path: string): Promise<any> {
    const answer = await fetch(`${this.url}${path}`, {
      headers: { authorization: `Bearer ${await this.guestToken()}` },
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${path} answered ${answer.status}: ${text}`);
    }
    return JSON.parse(text);
  }

  async #ready(): Promise<void> {
    const end = Date.now() + READY_WITHIN_MS;
    while (Date.now() < end) {
      if (this.#child.exitCode !== null) {
        throw new Error(
          `the backend ended with ${this.#child.exitCode}:\n${this.#tail()}`,
        );
      }
      const answer = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await wait(300);
    }
    throw new Error(
      `the backend was not ready within ${
        READY_WITHIN_MS / 1000
      } s:\n${this.#tail()}`,
    );
  }

  #tail(): string {
    return this.#output
      .trimEnd()
      .split('\n')
      .filter(line => !line.includes('incomingRequest'))
      .slice(-25)
      .join('\n');
  }
}
