import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from './names';
import type { ApplicationRecord } from './records';

/** A Kubernetes cluster as the `kubernetes` config names it. */
export interface KubernetesClusterAddress {
  name: string;
  url?: string;
}

/**
 * Name of the Kubernetes cluster that an Application deploys to; `undefined` where no configured cluster answers.
 *
 * Argo CD's own cluster is the one that the Application was read from. Otherwise a destination by name is a
 * cluster's name, and a destination by server is a cluster's URL.
 */
export function destinationCluster(
  application: Pick<ApplicationRecord, 'cluster' | 'destination'>,
  clusters: readonly KubernetesClusterAddress[] = [],
): string | undefined {
  const { server, name } = application.destination;
  if (server ? isInCluster(server) : name === IN_CLUSTER_NAME) {
    return application.cluster;
  }
  if (server) {
    return clusters.find(({ url }) => url !== undefined && sameUrl(url, server))
      ?.name;
  }
  return clusters.find(cluster => cluster.name === name)?.name;
}

function isInCluster(server: string): boolean {
  return sameUrl(server, IN_CLUSTER_SERVER);
}

/** Argo CD itself drops a trailing slash before it compares. */
function sameUrl(left: string, right: string): boolean {
  return left.replace(/\/+$/, '') === right.replace(/\/+$/, '');
}
