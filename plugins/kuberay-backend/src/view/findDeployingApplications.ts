import { applicationRole } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { ApplicationIndex } from './ApplicationIndex';
import type { Knowledge } from './Knowledge';

/** Options of {@link findDeployingApplications}. */
export interface FindDeployingApplicationsOptions {
  rayCluster: RayClusterRef;
  /** Who asks; absent: nobody in particular. */
  entityRef?: string;
  knowledge: Knowledge;
}

/**
 * The Applications that deploy a RayCluster.
 *
 * Before its first comparison, and while it cannot compare, an Application lists no resources: then one counts
 * that carries the entity's name (our generator writes it) and deploys a Ray cluster to the same namespace.
 */
export function findDeployingApplications(
  options: FindDeployingApplicationsOptions,
): readonly ApplicationRecord[] {
  const { rayCluster, entityRef, knowledge } = options;
  const { cluster, namespace, name } = rayCluster;
  const index = ApplicationIndex.of(knowledge);
  const deploying = index.deploying({
    ...rayCluster,
    trackingId: knowledge.snapshot.clusters
      .get(cluster)
      ?.RayCluster.records.get(namespace)
      ?.get(name)?.trackingId,
  });
  if (deploying.length > 0 || entityRef === undefined) {
    return deploying;
  }
  return index
    .announcing(entityRef)
    .filter(
      ({ record, destination }) =>
        applicationRole(record) === 'cluster' &&
        record.rayClusters.length === 0 &&
        record.destination.namespace === namespace &&
        destination === cluster,
    )
    .map(({ record }) => record);
}
