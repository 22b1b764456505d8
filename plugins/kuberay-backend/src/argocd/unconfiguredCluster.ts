import { destinationCluster } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  KubernetesClusterAddress,
} from 'backstage-plugin-kuberay-common';

/** What is configured of clusters. */
export interface ConfiguredClusters {
  addresses: readonly KubernetesClusterAddress[];
  /** `kuberay.destinations`. */
  destinations: ReadonlyMap<string, string>;
}

/**
 * Name and server of the cluster that an Application read through Argo CD deploys to, if that is none of the
 * configured ones; undefined where it is one.
 *
 * The name is what `kuberay.destinations` says, or the instance's for Argo CD's own cluster; otherwise the
 * destination's, or the host and path of its server.
 */
export function unconfiguredCluster(
  application: ApplicationRecord,
  { addresses, destinations }: ConfiguredClusters,
): KubernetesClusterAddress | undefined {
  const { server, name } = application.destination;
  const known = destinationCluster(application, addresses, destinations);
  if (known !== undefined) {
    return addresses.some(address => address.name === known)
      ? undefined
      : { name: known };
  }
  if (name) {
    return { name };
  }
  return server && URL.canParse(server)
    ? { name: nameOfServer(new URL(server)), url: server }
    : undefined;
}

/** Gateways such as Rancher's have many clusters behind one host. A name has no slash: it stands before one in annotations. */
function nameOfServer({ host, pathname }: URL): string {
  return [host, ...pathname.split('/').filter(Boolean)].join('-');
}
