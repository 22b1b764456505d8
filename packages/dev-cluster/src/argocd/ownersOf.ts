import type { KubeObject } from '../kube-api';
import type { ClusterCache } from './ClusterCache';
import { groupOf } from './resourceId';
import { trackingApplication } from './trackingId';

/**
 * The Applications to look at again when an object changes: the one that owns it, or, for a pod, the one that owns its
 * owner, because the pod's images belong to the Application's summary.
 */
export function ownersOf(object: KubeObject, cache: ClusterCache): string[] {
  const own = trackingApplication(object);
  if (own !== undefined) {
    return [own];
  }
  if (object.kind !== 'Pod') {
    return [];
  }
  const { namespace, ownerReferences = [] } = object.metadata;
  return ownerReferences.flatMap(({ apiVersion, kind, name }) => {
    const group = groupOf(apiVersion);
    const owner = cache.get({ group, kind, namespace, name });
    return owner ? trackingApplication(owner) ?? [] : [];
  });
}
