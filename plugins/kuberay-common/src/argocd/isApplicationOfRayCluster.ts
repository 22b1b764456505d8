import { RAYCLUSTER_KIND, RAY_API_GROUP } from '../ray/names';
import type { RayClusterRef } from '../view';
import {
  destinationCluster,
  type KubernetesClusterAddress,
} from './destinationCluster';
import type { ApplicationRecord } from './records';
import { parseTrackingId } from './trackingId';

/**
 * Options of {@link isApplicationOfRayCluster}.
 *
 * @public
 */
export interface IsApplicationOfRayClusterOptions {
  application: ApplicationRecord;
  /** With the live object's tracking id; a RayCluster that is not there has none. */
  rayCluster: RayClusterRef & { trackingId?: string };
  /** Configured clusters, to find the destination among. */
  clusters?: readonly KubernetesClusterAddress[];
  /** `kuberay.destinations`, for what Argo CD calls otherwise. */
  destinations?: ReadonlyMap<string, string>;
}

/**
 * Whether an Application deploys a RayCluster: by the tracking id on the live object, or by the
 * Application's own list of resources. Of two that claim one RayCluster both list it, while the tracking id
 * names the one that wrote last. Tracking ids name no Argo CD, so the destination must match, too.
 *
 * @public
 */
export function isApplicationOfRayCluster(
  options: IsApplicationOfRayClusterOptions,
): boolean {
  const { application, rayCluster, clusters, destinations } = options;
  if (
    destinationCluster(application, clusters, destinations) !==
    rayCluster.cluster
  ) {
    return false;
  }
  const listed = application.rayClusters.some(
    ({ namespace, name }) =>
      namespace === rayCluster.namespace && name === rayCluster.name,
  );
  const owner = trackedOwner(rayCluster);
  if (listed || !owner) {
    return listed;
  }
  const ownerNamespace =
    owner.namespace ?? application.controllerNamespace ?? application.namespace;
  return (
    owner.name === application.name && ownerNamespace === application.namespace
  );
}

/** Argo CD ignores a tracking id that names another object: somebody copied the annotation. */
function trackedOwner(
  rayCluster: IsApplicationOfRayClusterOptions['rayCluster'],
): { namespace?: string; name: string } | undefined {
  const id = parseTrackingId(rayCluster.trackingId ?? '');
  return id?.group === RAY_API_GROUP &&
    id.kind === RAYCLUSTER_KIND &&
    id.namespace === rayCluster.namespace &&
    id.name === rayCluster.name
    ? id.application
    : undefined;
}
