import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import type { ArgocdClusterDirectory } from './ArgocdClusterDirectory';
import type { ArgocdInstances } from './ArgocdInstances';

/** Options of {@link fillFromArgocd}. */
export interface FillFromArgocdOptions {
  instances: ArgocdInstances;
  store: InMemoryResourceStore;
  /** Gets the clusters that only Argo CD tells of. */
  directory: ArgocdClusterDirectory;
  /**
   * Name of the cluster that an Application deploys to among those that are configured otherwise; undefined: none,
   * so its RayClusters are read through Argo CD.
   */
  destinationOf: (application: ApplicationRecord) => string | undefined;
  logger: LoggerService;
  metrics?: KuberayMetrics;
}

/**
 * Keeps the store filled with what Argo CD's API tells: the Applications of every instance, and the RayClusters and
 * pods of clusters that nothing else tells of. Returns when the signal aborts and the last reader has ended.
 */
export async function fillFromArgocd(
  _options: FillFromArgocdOptions,
  _signal: AbortSignal,
): Promise<void> {
  throw new Error('not built yet');
}
