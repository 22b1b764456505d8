import {
  formatRayClusterRef,
  missingRayCluster,
  unreadRayCluster,
} from 'backstage-plugin-kuberay-common';
import type {
  RayClusterAddress,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import type { DescribedRayCluster } from './describeRayCluster';

/**
 * A RayCluster that is on none of several Kubernetes clusters, while its address does not say on which it is to be.
 * Its reference has an empty `cluster`. It is missing only if every cluster has been read.
 *
 * @param sources - Every Kubernetes cluster, or the one thing that keeps us from knowing them.
 */
export function unplacedRayCluster(
  { namespace, name }: RayClusterAddress,
  sources: SourceView[],
): DescribedRayCluster {
  const ref = { cluster: '', namespace, name };
  const unread =
    sources.find(({ freshness }) => freshness.state === 'syncing') ??
    sources.find(({ freshness }) => freshness.state === 'failed');
  if (unread) {
    return {
      ...unreadRayCluster({
        ref,
        clusterTitle: unread.title,
        freshness: unread.freshness,
      }),
      findings: [],
    };
  }
  const names = sources.map(({ cluster }) => cluster).join(', ');
  return {
    ...missingRayCluster({ ref, clusterTitle: '', installed: true }),
    findings: [
      {
        code: 'cluster-not-named',
        severity: 'warning',
        about: 'configuration',
        message: `No Kubernetes cluster has a RayCluster ${namespace}/${name}, and the annotation does not say which one it is to be on.`,
        remedy: names
          ? `Write ${formatRayClusterRef({
              cluster: '<cluster>',
              namespace,
              name,
            })} with one of: ${names}.`
          : 'Configure a Kubernetes cluster in the Kubernetes plugin.',
      },
    ],
  };
}
