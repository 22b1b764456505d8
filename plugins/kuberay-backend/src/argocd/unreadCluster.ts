import { destinationCluster } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  KubernetesClusterAddress,
} from 'backstage-plugin-kuberay-common';

/** What is configured of clusters. */
export interface ConfiguredClusters {
  addresses: readonly KubernetesClusterAddress[];
  /** Names of those that cannot be read in the background. */
  unreadable: ReadonlySet<string>;
  /** `kuberay.destinations`. */
  destinations: ReadonlyMap<string, string>;
}

/**
 * Name and server of the cluster that an Application read through Argo CD deploys to, if nobody else reads it: it is
 * none of the configured ones, or one that cannot be read in the background. undefined where somebody does.
 *
 * The name is that of the configured cluster, or what `kuberay.destinations` says, or the instance's for Argo CD's own
 * cluster; otherwise the destination's, or the host and path of its server.
 */
export function unreadCluster(
  application: ApplicationRecord,
  configured: ConfiguredClusters,
): KubernetesClusterAddress | undefined {
  const { addresses, destinations } = configured;
  const { server, name } = application.destination;
  const known = destinationCluster(application, addresses, destinations);
  if (known !== undefined) {
    return isReadOtherwise(known, configured)
      ? undefined
      : addresses.find(address => address.name === known) ?? { name: known };
  }
  if (name) {
    return { name };
  }
  return server && URL.canParse(server)
    ? { name: nameOfServer(new URL(server)), url: server }
    : undefined;
}

/** Whether a configured cluster of this name is read without Argo CD's API. */
export function isReadOtherwise(
  cluster: string,
  { addresses, unreadable }: ConfiguredClusters,
): boolean {
  return (
    !unreadable.has(cluster) && addresses.some(({ name }) => name === cluster)
  );
}

/** Gateways such as Rancher's have many clusters behind one host. A name has no slash: it stands before one in annotations. */
function nameOfServer({ host, pathname }: URL): string {
  return [host, ...pathname.split('/').filter(Boolean)].join('-');
}
