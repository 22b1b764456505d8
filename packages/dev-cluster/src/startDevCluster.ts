import { join } from 'node:path';
import type { Clock } from './clock';
import { SystemClock } from './clock';
import type { ClusterName } from './clusterNames';
import { clusterNames } from './clusterNames';
import { FaultControl } from './faults/FaultControl';
import { BareRepositories } from './git/BareRepositories';
import type { GitCredentials } from './git/GitServer';
import { GitServer } from './git/GitServer';
import type { Handler } from './http/Exchange';
import type { ServerLogger } from './http/LoopbackServer';
import { LoopbackServer } from './http/LoopbackServer';
import type { InMemoryObjectStore } from './kube-api/InMemoryObjectStore';
import { routeRequests } from './routeRequests';
import type { RunningCluster } from './startCluster';
import { startCluster } from './startCluster';
import { firstFiles } from './firstFiles';

/** Options of {@link startDevCluster}. */
export interface DevClusterOptions {
  /** Port on 127.0.0.1; 0 takes any free one. */
  port: number;
  /** Directory in which the Git repositories are kept between runs. */
  dataDir: string;
  /** Bearer token of the Kubernetes APIs. */
  token: string;
  /** Who may push. */
  git: GitCredentials;
  clock?: Clock;
  /** Opens `/faults`; for tests only. */
  faultControl?: boolean;
  logger: ServerLogger;
  /** Whether `showcase` begins with Ray clusters in different conditions; default true. */
  seed?: boolean;
}

/** A running development cluster. */
export interface DevCluster {
  url: string;
  port: number;
  clusters: Record<ClusterName, { store: InMemoryObjectStore; url: string }>;
  /** Ends the listener, every connection, every controller, timer and git. */
  stop(): Promise<void>;
}

/**
 * Starts the stand-ins behind one listener on the loopback address: `/clusters/<name>` is the Kubernetes API of a
 * cluster, `/git` the Git server. The port is taken first: who has it owns the data directory.
 * @throws Error when the port is taken, git is missing or the data directory cannot be written
 */
export async function startDevCluster(
  options: DevClusterOptions,
): Promise<DevCluster> {
  const { clock = new SystemClock(), logger, token, seed = true } = options;
  const server = await LoopbackServer.listen({ port: options.port, logger });
  try {
    const directory = join(options.dataDir, 'git');
    const repositories = await BareRepositories.open({
      directory,
      baseUrl: `${server.url}/git`,
      seeds: firstFiles({ seed }),
      now: clock.now(),
    });
    const credentials = options.git;
    const git = GitServer.create({ repositories, directory, credentials });
    const running = new Map<ClusterName, RunningCluster>();
    for (const name of clusterNames) {
      running.set(
        name,
        startCluster({
          name,
          token,
          repositories,
          clock,
          logger,
          handEdits: seed && name === 'showcase',
        }),
      );
    }
    const route: Handler = routeRequests({ git, clusters: running });
    const faults = FaultControl.create({ clock });
    server.serve(options.faultControl ? faults.controlled(route) : route);
    return {
      url: server.url,
      port: server.port,
      clusters: describeClusters(running, server.url),
      async stop() {
        running.forEach(cluster => cluster.stop());
        await server.stop();
        await git.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function describeClusters(
  running: ReadonlyMap<ClusterName, RunningCluster>,
  url: string,
): DevCluster['clusters'] {
  const describe = (name: ClusterName) => {
    const cluster = running.get(name);
    if (!cluster) {
      throw new Error(`the cluster ${name} was not started`);
    }
    return { store: cluster.store, url: `${url}/clusters/${name}` };
  };
  return { showcase: describe('showcase'), sandbox: describe('sandbox') };
}
