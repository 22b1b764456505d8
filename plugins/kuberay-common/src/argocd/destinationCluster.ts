import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from './names';
import type { ApplicationRecord } from './records';

/** A Kubernetes cluster as the `kubernetes` config names it. @public */
export interface KubernetesClusterAddress {
  name: string;
  url?: string;
}

/**
 * Name of the Kubernetes cluster that an Application deploys to; `undefined` where no known cluster answers.
 *
 * Argo CD's own cluster is the one that the Application was read from. Who reads through Argo CD's API does not learn
 * which cluster that is: `kuberay.destinations` says it under `<instance>/in-cluster`, else it goes by the instance's
 * name. Any other destination by name is a cluster's name, and one by server is a cluster's URL; for what Argo CD calls
 * otherwise `kuberay.destinations` has the cluster.
 *
 * @public
 */
export function destinationCluster(
  application: Pick<ApplicationRecord, 'readFrom' | 'cluster' | 'destination'>,
  clusters: readonly KubernetesClusterAddress[] = [],
  destinations: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  const { readFrom, cluster, destination } = application;
  const { server, name } = destination;
  const mapped = () => mappedCluster(destination, destinations);
  if (server ? isInCluster(server) : name === IN_CLUSTER_NAME) {
    return readFrom === 'kubernetes'
      ? cluster
      : destinations.get(`${cluster}/${IN_CLUSTER_NAME}`) ??
          mapped() ??
          cluster;
  }
  const known = server
    ? clusters.find(({ url }) => url !== undefined && sameUrl(url, server))
    : clusters.find(address => address.name === name);
  return known?.name ?? mapped();
}

function mappedCluster(
  { server, name }: ApplicationRecord['destination'],
  destinations: ReadonlyMap<string, string>,
): string | undefined {
  if (!server) {
    return name === undefined ? undefined : destinations.get(name);
  }
  return (
    destinations.get(server) ??
    [...destinations].find(([key]) => sameUrl(key, server))?.[1]
  );
}

function isInCluster(server: string): boolean {
  return sameUrl(server, IN_CLUSTER_SERVER);
}

function sameUrl(left: string, right: string): boolean {
  return left === right || normalize(left) === normalize(right);
}

/**
 * Argo CD itself drops a trailing slash before it compares. The configuration of the Kubernetes plugin is written by
 * other people, who may write host and default port otherwise.
 */
function normalize(url: string): string {
  return url
    .replace(/\/+$/, '')
    .replace(/^https:\/\/[^/]*/i, origin =>
      origin.toLowerCase().replace(/:443$/, ''),
    );
}
