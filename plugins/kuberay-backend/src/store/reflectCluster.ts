import type { LoggerService } from '@backstage/backend-plugin-api';
import type { KubeConnection } from '../kube/KubeConnection';
import type { Kind } from '../kube/watchedKinds';
import { watchedKinds } from '../kube/watchedKinds';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { Reflector } from '../watch/Reflector';
import type { WatchLimits } from '../watch/WatchLimits';
import { followVersion } from './followVersion';
import type { InMemoryResourceStore } from './InMemoryResourceStore';
import { internText } from './internText';
import type { KubernetesVersions } from './KubernetesVersions';
import { projections } from './projections';

/** Options of {@link reflectCluster}. */
export interface ReflectClusterOptions {
  cluster: string;
  connection: KubeConnection;
  store: InMemoryResourceStore;
  versions: KubernetesVersions;
  /** Watched one by one; absent: the cluster is watched as a whole. */
  namespaces?: readonly string[];
  logger: LoggerService;
  metrics?: KuberayMetrics;
  /** For tests; see `Reflector`. */
  limits?: Partial<WatchLimits>;
}

/**
 * Copies a cluster into the store, which knows it already: one reflector per kind, or per kind and namespace, and what
 * Kubernetes version it runs. Returns when the signal aborts and the last reflector has ended.
 */
export async function reflectCluster(
  options: ReflectClusterOptions,
  signal: AbortSignal,
): Promise<void> {
  const { cluster, connection, store, versions } = options;
  const logger = options.logger.child({ cluster });
  const rayClusters = reflectorsOf(options, 'RayCluster', logger);
  const reflectors = [
    ...rayClusters,
    ...reflectorsOf(options, 'Pod', logger),
    ...reflectorsOf(options, 'Event', logger),
    ...reflectorsOf(options, 'Application', logger),
  ];
  // Argo CD at work may be installing KubeRay.
  const unsubscribe = store.subscribe(key => {
    if (
      'cluster' in key &&
      key.cluster === cluster &&
      key.kind === 'Application'
    ) {
      rayClusters.forEach(reflector => reflector.hurry());
    }
  });
  await Promise.all([
    ...reflectors.map(reflector => reflector.run(signal)),
    followVersion({ cluster, connection, store, versions, logger }, signal),
  ]);
  unsubscribe();
}

/** What the reflectors of a cluster have in common, whatever they copy. */
type AnyReflector = Pick<Reflector<never>, 'run' | 'hurry'>;

function reflectorsOf<K extends Kind>(
  options: ReflectClusterOptions,
  kind: K,
  logger: LoggerService,
): AnyReflector[] {
  const { cluster, connection, namespaces, metrics, limits } = options;
  const project = projections[kind];
  const store = options.store.writer(cluster, kind);
  if (namespaces) {
    const at = new Date().toISOString();
    store.apply({ type: 'scoped', scopes: namespaces, at });
  }
  return (namespaces ?? [undefined]).map(namespace =>
    Reflector.create({
      kind: watchedKinds[kind],
      ...(namespace !== undefined && { namespace }),
      connection,
      store,
      logger,
      ...(metrics && { metrics }),
      ...(limits && { limits }),
      source: cluster,
      project: object => internText(project(cluster, object)),
    }),
  );
}
