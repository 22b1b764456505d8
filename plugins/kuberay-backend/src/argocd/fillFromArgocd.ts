import { NO_METRICS } from '../metrics/KuberayMetrics';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { ApplicationReader } from './ApplicationReader';
import type { KubernetesVersions } from '../store/KubernetesVersions';
import type { FollowDestinationsOptions } from './followDestinations';
import { followDestinations } from './followDestinations';

/** Options of {@link fillFromArgocd}. */
export interface FillFromArgocdOptions extends FollowDestinationsOptions {
  /** Gets the version of each instance's Argo CD. */
  versions: KubernetesVersions;
  metrics?: KuberayMetrics;
  /** For tests; see `ApplicationReader`. */
  silenceMs?: number;
}

/**
 * Keeps the store filled with what Argo CD's API tells: the Applications of every instance, and the RayClusters and
 * pods of clusters that nothing else tells of. One instance that fails changes nothing for the others.
 * Returns when the signal aborts and the last reader has ended.
 */
export async function fillFromArgocd(
  options: FillFromArgocdOptions,
  signal: AbortSignal,
): Promise<void> {
  const { instances, store, versions, logger, silenceMs } = options;
  const metrics = options.metrics ?? NO_METRICS;
  const readers = instances.all().map(instance => {
    const { name } = instance;
    store.addInstance(name);
    return ApplicationReader.create({
      instance,
      store: store.instanceWriter(name),
      logger: logger.child({ argocd: name }),
      versions,
      metrics,
      ...(silenceMs !== undefined && { silenceMs }),
    });
  });
  await Promise.all([
    ...readers.map(reader => reader.run(signal)),
    followDestinations(options, signal),
  ]);
}
