import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterDirectory,
  DirectoryState,
} from '../kube/ClusterDirectory';
import type { KubeConnection } from '../kube/KubeConnection';
import type { Kind } from '../kube/watchedKinds';
import { watchedKinds } from '../kube/watchedKinds';
import { untilAborted } from '../loop/untilAborted';
import { Reflector } from '../watch/Reflector';
import { followVersion } from './followVersion';
import type { InMemoryResourceStore } from './InMemoryResourceStore';
import type { KubernetesVersions } from './KubernetesVersions';
import { projections } from './projections';

/** Options of {@link fillStore}. */
export interface FillStoreOptions {
  directory: ClusterDirectory;
  store: InMemoryResourceStore;
  versions: KubernetesVersions;
  connect: (cluster: string) => KubeConnection;
  logger: LoggerService;
}

/**
 * Keeps the store filled: one reflector per kind for every cluster of the directory that can be watched, and what
 * Kubernetes version it runs.
 * Clusters come and go with the directory. Returns when the signal aborts and the last reflector has ended.
 */
export async function fillStore(
  options: FillStoreOptions,
  signal: AbortSignal,
): Promise<void> {
  const { directory, store, versions } = options;
  const watches = new Map<string, AbortController>();
  const running = new Set<Promise<void>>();

  const follow = (state: DirectoryState) => {
    const wanted = watchableClusters(state);
    for (const [cluster, watch] of watches) {
      if (!wanted.has(cluster)) {
        watch.abort();
        watches.delete(cluster);
        store.remove(cluster);
        versions.remove(cluster);
      }
    }
    for (const cluster of wanted) {
      if (!watches.has(cluster)) {
        const watch = new AbortController();
        watches.set(cluster, watch);
        store.add(cluster);
        const reflection = reflectCluster(
          options,
          cluster,
          AbortSignal.any([signal, watch.signal]),
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

function watchableClusters(state: DirectoryState): Set<string> {
  return new Set(
    state.state === 'known'
      ? state.clusters.flatMap(({ name, problem }) => (problem ? [] : name))
      : [],
  );
}

async function reflectCluster(
  options: FillStoreOptions,
  cluster: string,
  signal: AbortSignal,
): Promise<void> {
  const connection = options.connect(cluster);
  const logger = options.logger.child({ cluster });
  const reflectorOf = <K extends Kind>(kind: K) => {
    const project = projections[kind];
    return Reflector.create({
      kind: watchedKinds[kind],
      connection,
      store: options.store.writer(cluster, kind),
      logger,
      project: object => project(cluster, object),
    });
  };
  const rayClusters = reflectorOf('RayCluster');
  const reflectors = [
    rayClusters,
    reflectorOf('Pod'),
    reflectorOf('Event'),
    reflectorOf('Application'),
  ];
  // Argo CD at work may be installing KubeRay.
  const unsubscribe = options.store.subscribe(key => {
    if (
      'cluster' in key &&
      key.cluster === cluster &&
      key.kind === 'Application'
    ) {
      rayClusters.hurry();
    }
  });
  const { store, versions } = options;
  await Promise.all([
    ...reflectors.map(reflector => reflector.run(signal)),
    followVersion({ cluster, connection, store, versions, logger }, signal),
  ]);
  unsubscribe();
}
