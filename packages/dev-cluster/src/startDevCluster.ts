import { join } from 'node:path';
import type { ArgocdAccess } from './argocdAccess';
import type { ArgocdAccount } from './argocd-api';
import { argocdAccess, argocdAccounts } from './argocdAccess';
import type { Clock } from './clock';
import { SystemClock } from './clock';
import type { ClusterName } from './clusterNames';
import { clusterNames } from './clusterNames';
import type { Burst } from './faults/burstOfChanges';
import { burstOfChanges } from './faults/burstOfChanges';
import { FaultControl } from './faults/FaultControl';
import { BareRepositories } from './git/BareRepositories';
import type { GitCredentials } from './git/GitServer';
import { GitServer } from './git/GitServer';
import type { Handler } from './http/Exchange';
import type { ServerLogger } from './http/LoopbackServer';
import { LoopbackServer } from './http/LoopbackServer';
import type { InMemoryObjectStore } from './kube-api/InMemoryObjectStore';
import type { KubeAccount } from './kube-api/server/KubeAccount';
import { routeRequests } from './routeRequests';
import { GALLERY_NODES, galleryHandEdits, showcaseHandEdits } from './seed';
import type { RunningCluster, StartClusterOptions } from './startCluster';
import { startCluster } from './startCluster';
import { firstFiles } from './firstFiles';

/** Options of {@link startDevCluster}. */
export interface DevClusterOptions {
  /** Port on 127.0.0.1; 0 takes any free one. */
  port: number;
  /** Directory in which the Git repositories are kept between runs. */
  dataDir: string;
  /** Bearer token of the Kubernetes APIs, for an account that may do everything. */
  token: string;
  /** Accounts of the Kubernetes APIs that may do less. */
  accounts?: readonly KubeAccount[];
  /** Whether the API servers let a watch begin with all objects (`sendInitialEvents`); default true. */
  streamingLists?: boolean;
  /** How to get into the Argo CDs; default `admin` with `token` as password and as bearer token. */
  argocd?: Partial<ArgocdAccess> & {
    /** How long a session lasts; default a day. */
    sessionSeconds?: number;
    /** Accounts besides those. */
    accounts?: readonly ArgocdAccount[];
  };
  /** Who may push. */
  git: GitCredentials;
  clock?: Clock;
  /** Opens `/faults`; for tests only. */
  faultControl?: boolean;
  logger: ServerLogger;
  /** Whether `showcase` begins with Ray clusters in different conditions; default true. */
  seed?: boolean;
  /** Whether `gallery` begins with its Ray clusters, which are large; default false. */
  gallery?: boolean;
}

/** One of the stand-in clusters. */
export interface StartedCluster {
  store: InMemoryObjectStore;
  /** Of its Kubernetes API. */
  url: string;
  /** Of its Argo CD, as a user would give it: without `/api`. */
  argocdUrl: string;
  /** Forgets the past, as a compaction of etcd: older watches and `continue` tokens get 410. */
  compact(): void;
}

/** A running development cluster. */
export interface DevCluster {
  url: string;
  port: number;
  clusters: Record<ClusterName, StartedCluster>;
  /** How to get into the Argo CDs of all clusters. */
  argocd: ArgocdAccess;
  /** Switches faults; only with `faultControl`. */
  faults: FaultControl | undefined;
  /** Refuses connections and breaks the open ones, until `comeBack`; what runs in the clusters goes on. */
  goAway(): Promise<void>;
  /** Listens again, on the same port. */
  comeBack(): Promise<void>;
  /** Ends the listener, every connection, every controller, timer and git. */
  stop(): Promise<void>;
}

/** What a cluster has besides the first files of its repository. */
const inhabitants: Record<
  ClusterName,
  Pick<StartClusterOptions, 'handEdits' | 'nodes'>
> = {
  showcase: { handEdits: showcaseHandEdits },
  sandbox: {},
  gallery: { handEdits: galleryHandEdits, nodes: GALLERY_NODES },
};

/**
 * Starts the stand-ins behind one listener on the loopback address: `/clusters/<name>` is the Kubernetes API of a
 * cluster, `/argocd/<name>` its Argo CD, `/git` the Git server. The port is taken first: who has it owns the data directory.
 * @throws Error when the port is taken, git is missing or the data directory cannot be written
 */
export async function startDevCluster(
  options: DevClusterOptions,
): Promise<DevCluster> {
  const { clock = new SystemClock(), logger, token } = options;
  const { seed = true, gallery = false } = options;
  const seeded = { showcase: seed, sandbox: seed, gallery };
  const server = await LoopbackServer.listen({ port: options.port, logger });
  try {
    const directory = join(options.dataDir, 'git');
    const repositories = await BareRepositories.open({
      directory,
      baseUrl: `${server.url}/git`,
      seeds: firstFiles(seeded),
      now: clock.now(),
    });
    const credentials = options.git;
    const access = argocdAccess(options.argocd ?? {}, token);
    const sessionSeconds = options.argocd?.sessionSeconds;
    const git = GitServer.create({ repositories, directory, credentials });
    const running = new Map<ClusterName, RunningCluster>();
    for (const name of clusterNames) {
      running.set(
        name,
        startCluster({
          name,
          token,
          accounts: options.accounts ?? [],
          streamingLists: options.streamingLists ?? true,
          argocd: {
            accounts: [
              ...argocdAccounts(access),
              ...(options.argocd?.accounts ?? []),
            ],
            ...(sessionSeconds !== undefined && { sessionSeconds }),
          },
          repositories,
          clock,
          logger,
          ...(seeded[name] && inhabitants[name]),
        }),
      );
    }
    const route: Handler = routeRequests({ git, clusters: running });
    const faults = options.faultControl
      ? FaultControl.create({
          clock,
          burst: ({ cluster, ...burst }) =>
            burstOfChanges(storeNamed(running, cluster), burst),
        })
      : undefined;
    server.serve(faults ? faults.controlled(route) : route);
    return {
      url: server.url,
      port: server.port,
      clusters: describeClusters(running, server.url),
      argocd: access,
      faults,
      goAway: () => server.close(),
      comeBack: () => server.reopen(),
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

/** @throws Error that names the clusters there are */
function storeNamed(
  running: ReadonlyMap<string, RunningCluster>,
  name: Burst['cluster'],
): InMemoryObjectStore {
  const cluster = running.get(name);
  if (!cluster) {
    const names = [...running.keys()].join(', ');
    throw new Error(`there is no cluster "${name}", only ${names}`);
  }
  return cluster.store;
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
    return {
      store: cluster.store,
      url: `${url}/clusters/${name}`,
      argocdUrl: `${url}/argocd/${name}`,
      compact: () => cluster.api.compact(),
    };
  };
  return {
    showcase: describe('showcase'),
    sandbox: describe('sandbox'),
    gallery: describe('gallery'),
  };
}
