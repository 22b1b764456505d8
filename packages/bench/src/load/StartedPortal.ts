import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort';
import { tellErrors } from './tellErrors';

const READY_WITHIN_MS = 180_000;

/**
 * The whole portal as it would be deployed: the development portal's backend in production mode, which also serves
 * the production build of the frontend, so that page and backend are one origin.
 */
export class StartedPortal {
  /** Where the page is. */
  readonly url: string;
  /** Of the development cluster, where the settings leave it on. */
  readonly devClusterUrl: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(options: {
    url: string;
    devClusterUrl: string;
    child: ChildProcess;
    folder: string;
  }) {
    this.url = options.url;
    this.devClusterUrl = options.devClusterUrl;
    this.#process = options.child;
    this.#folder = options.folder;
  }

  /**
   * Starts one, gives it to the function, and stops it whatever becomes of that.
   * @param settings what differs from `app-config.yaml`; lists replace those there
   * @throws Error when it is not ready within three minutes
   */
  static async with<T>(
    settings: object,
    use: (portal: StartedPortal) => Promise<T>,
  ): Promise<T> {
    const portal = await StartedPortal.start(settings);
    try {
      await portal.#untilReady();
      return await use(portal);
    } finally {
      await portal.stop();
    }
  }

  private static async start(settings: object): Promise<StartedPortal> {
    const { BENCH_PORTAL: script, BENCH_CHECKOUT: checkout } = process.env;
    if (!script || !checkout) {
      throw new Error(
        'BENCH_PORTAL names no script or BENCH_CHECKOUT no folder; start with run.cjs',
      );
    }
    const folder = mkdtempSync(join(tmpdir(), 'kuberay-bench-portal-'));
    const port = await freePort();
    const devClusterPort = await freePort();
    const url = `http://localhost:${port}`;
    const config = join(folder, 'app-config.json');
    writeFileSync(config, JSON.stringify({ ...ofBench(url), ...settings }));
    const child = spawn(
      process.execPath,
      [
        script,
        '--config',
        join(checkout, 'app-config.yaml'),
        '--config',
        config,
      ],
      {
        // Where the paths of the catalog's files begin.
        cwd: join(checkout, 'packages/backend'),
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          NODE_ENV: 'production',
          LOG_LEVEL: 'warn',
          BACKEND_PORT: String(port),
          DEV_CLUSTER_PORT: String(devClusterPort),
          DEV_CLUSTER_DIR: folder,
        },
      },
    );
    tellErrors(child);
    process.once('exit', () => child.kill('SIGKILL'));
    const devClusterUrl = `http://127.0.0.1:${devClusterPort}`;
    return new StartedPortal({ url, devClusterUrl, child, folder });
  }

  private async stop(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#process.kill('SIGTERM');
      await once(this.#process, 'exit');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #untilReady(): Promise<void> {
    const end = Date.now() + READY_WITHIN_MS;
    while (Date.now() < end && this.#process.exitCode === null) {
      const answer = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await wait(100);
    }
    throw new Error('The portal has not become ready');
  }
}

function ofBench(url: string): object {
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      csp: { 'upgrade-insecure-requests': false },
      cors: { origin: url },
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: 'user:default/guest',
          // Nobody but this machine reaches it.
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
  };
}
