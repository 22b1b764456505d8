import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterDirectory,
  ClusterInfo,
  DirectoryState,
} from '../kube/ClusterDirectory';
import type { KubeConnection } from '../kube/KubeConnection';
import { untilAborted } from '../loop/untilAborted';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { WatchLimits } from '../watch/WatchLimits';
import type { InMemoryResourceStore } from './InMemoryResourceStore';
import type { KubernetesVersions } from './KubernetesVersions';
import { reflectCluster } from './reflectCluster';

/** Options of {@link fillStore}. */
export interface FillStoreOptions {
  directory: ClusterDirectory;
  store: InMemoryResourceStore;
  versions: KubernetesVersions;
  /** Undefined for a cluster that cannot be read in the background. */
  connectionOf: (cluster: string) => KubeConnection | undefined;
  /** Namespaces that are watched one by one, by cluster; a cluster that is not named is watched as a whole. */
  namespaces?: ReadonlyMap<string, readonly string[]>;
  logger: LoggerService;
  /** Counts nothing without it. */
  metrics?: KuberayMetrics;
  /** For tests; see `Reflector`. */
  limits?: Partial<WatchLimits>;
}

/** A cluster that is being watched, and by which way. */
interface Watch {
  via: ClusterInfo['via'];
  stop: AbortController;
}

/**
 * Keeps the store filled with every cluster of the directory that can be watched.
 * Clusters come and go with the directory. Clusters that only Argo CD tells of are left to whoever asks Argo CD.
 * Returns when the signal aborts and the last reflector has ended.
 */
export async function fillStore(
  options: FillStoreOptions,
  signal: AbortSignal,
): Promise<void> {
  const { directory, store, versions, connectionOf, namespaces } = options;
  const watches = new Map<string, Watch>();
  const running = new Set<Promise<void>>();

  const follow = (state: DirectoryState) => {
    const wanted = watchableClusters(state);
    for (const [cluster, { via, stop }] of watches) {
      if (wanted.get(cluster) !== via) {
        stop.abort();
        watches.delete(cluster);
        store.remove(cluster);
        versions.remove(cluster);
      }
    }
    for (const [cluster, via] of wanted) {
      const connection = watches.has(cluster)
        ? undefined
        : connectionOf(cluster);
      if (connection) {
        const stop = new AbortController();
        watches.set(cluster, { via, stop });
        store.add(cluster);
        const reflection = reflectCluster(
          {
            ...options,
            cluster,
            connection,
            namespaces: namespaces?.get(cluster),
          },
          AbortSignal.any([signal, stop.signal]),
        );
        running.add(reflection);
        reflection.finally(() => running.delete(reflection));
      }
    }
  };

  const unsubscribe = directory.subscribe(follow);
  follow(directory.current());
  await untilAborted(signal);
  unsubscribe();
  await Promise.all(running);
}

function watchableClusters(
  state: DirectoryState,
): Map<string, ClusterInfo['via']> {
  return new Map(
    state.state === 'known'
      ? state.clusters.flatMap(({ name, via, problem }) =>
          problem || via === 'argocd' ? [] : [[name, via]],
        )
      : [],
  );
}
