import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort';
import { tellErrors } from './tellErrors';

const TOKEN = 'bench-viewer-token-of-no-worth';
const READY_WITHIN_MS = 120_000;

/** Options of `StartedBackend.start`. */
export interface BackendOptions {
  /** Name and address of each cluster. */
  clusters: Array<{ name: string; url: string }>;
  /** How the clusters are read. */
  via: 'proxy' | 'own';
  entities: number;
  /** Without our plugin. */
  empty?: boolean;
  /** Of Node.js itself. */
  nodeOptions?: string[];
}

/** Resident memory in MiB: now, and the highest that it has been. */
export interface Memory {
  now: number;
  peak: number;
}

/** A backend in a process of its own, pinned to the first core where the machine can do that. */
export class StartedBackend {
  readonly #url: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, child: ChildProcess, folder: string) {
    this.#url = url;
    this.#process = child;
    this.#folder = folder;
  }

  /** Resolves when the backend says that it is ready. */
  private static async start(options: BackendOptions): Promise<StartedBackend> {
    const folder = mkdtempSync(join(tmpdir(), 'kuberay-bench-backend-'));
    const port = await freePort();
    const config = join(folder, 'app-config.json');
    writeFileSync(config, JSON.stringify(appConfig(options, port)));
    const script = process.env.BENCH_BACKEND;
    if (!script) {
      throw new Error('BENCH_BACKEND names no script; start with run.cjs');
    }
    const args = [
      ...(options.nodeOptions ?? []),
      // To profile it, for example: `BENCH_NODE_OPTIONS=--cpu-prof`.
      ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []),
      script,
      '--config',
      config,
    ];
    const [command, ...rest] = canPin()
      ? ['taskset', '--cpu-list', '0', process.execPath, ...args]
      : [process.execPath, ...args];
    const child = spawn(command, rest, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        BENCH_EMPTY: options.empty ? '1' : '',
      },
    });
    tellErrors(child);
    process.once('exit', () => child.kill('SIGKILL'));
    const started = new StartedBackend(
      `http://127.0.0.1:${port}`,
      child,
      folder,
    );
    await started.#untilReady().catch(async error => {
      await started.stop();
      throw error;
    });
    return started;
  }

  /** Starts one, gives it to the function, and stops it whatever becomes of that. */
  static async with<T>(
    options: BackendOptions,
    use: (backend: StartedBackend) => Promise<T>,
  ): Promise<T> {
    const backend = await StartedBackend.start(options);
    try {
      return await use(backend);
    } finally {
      await backend.stop();
    }
  }

  /** GET of one of our routes; the answer as it came. */
  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.#url}/api/kuberay/v1/${path}`, {
      headers: { ...headers, Authorization: `Bearer ${TOKEN}` },
    });
  }

  memory(): Memory {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    const read = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) /
      1024;
    return { now: read('VmRSS'), peak: read('VmHWM') };
  }

  /** Processor time that it has used, in seconds: unlike the time of day, it does not count who else is at work. */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8');
    // Behind the name of the program, which may contain anything: user and system time in hundredths of a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
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
        `${this.#url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await wait(50);
    }
    throw new Error('The backend has not become ready');
  }
}

/** Whether processes can be pinned to a core here; if not, all share what there is. */
export function canPin(): boolean {
  return spawnSync('taskset', ['--version']).status === 0;
}

function appConfig(options: BackendOptions, port: number): object {
  const { clusters, via, entities } = options;
  return {
    app: { baseUrl: 'http://127.0.0.1:1' },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'bench' } },
        ],
      },
    },
    bench: { entities },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods:
        via === 'proxy'
          ? [
              {
                type: 'config',
                clusters: clusters.map(({ name, url }) => ({
                  name,
                  url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: 'of-no-worth',
                  skipMetricsLookup: true,
                })),
              },
            ]
          : [],
    },
    ...(via === 'own' && {
      kuberay: {
        clusters: clusters.map(({ name, url }) => ({
          name,
          url,
          serviceAccountToken: 'of-no-worth',
        })),
      },
    }),
  };
}
