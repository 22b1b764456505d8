import {
  ANNOTATION_ENTITY,
  applicationRole,
  destinationCluster,
  isApplicationOfRayCluster,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { allApplications } from '../store/allApplications';
import type { Knowledge } from './Knowledge';

/** Options of {@link findDeployingApplications}. */
export interface FindDeployingApplicationsOptions {
  rayCluster: RayClusterRef;
  entityRef: string;
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
): ApplicationRecord[] {
  const { rayCluster, entityRef, knowledge } = options;
  const { addresses, snapshot } = knowledge;
  const { cluster, namespace, name } = rayCluster;
  const applications = allApplications(snapshot);
  const trackingId = snapshot.clusters
    .get(cluster)
    ?.RayCluster.records.get(namespace)
    ?.get(name)?.trackingId;
  const deploying = applications.filter(application =>
    isApplicationOfRayCluster({
      application,
      rayCluster: { ...rayCluster, trackingId },
      clusters: addresses,
    }),
  );
  return deploying.length > 0
    ? deploying
    : applications.filter(
        application =>
          applicationRole(application) === 'cluster' &&
          application.rayClusters.length === 0 &&
          application.annotations[ANNOTATION_ENTITY] === entityRef &&
          application.destination.namespace === namespace &&
          destinationCluster(application, addresses) === cluster,
      );
}

/** The Applications that bring the operator and the CRDs to a Kubernetes cluster. */
export function findPlatformApplications(
  cluster: string,
  { snapshot, addresses }: Knowledge,
): ApplicationRecord[] {
  return allApplications(snapshot).filter(application => {
    const role = applicationRole(application);
    return (
      (role === 'operator' || role === 'crds') &&
      destinationCluster(application, addresses) === cluster
    );
  });
}
