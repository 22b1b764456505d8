import type { RayClusterAddress } from 'backstage-plugin-kuberay-common';
import { ApplicationIndex } from './ApplicationIndex';
import type { Knowledge } from './Knowledge';

/**
 * Puts an address on a Kubernetes cluster. One that names none may be on any: on those that have the RayCluster,
 * else on those where an Application is to create it, else on the only one there is. Left without a cluster where
 * none of that tells.
 */
export function locateAddress(
  address: RayClusterAddress,
  knowledge: Knowledge,
): RayClusterAddress[] {
  if (address.cluster !== undefined) {
    return [address];
  }
  const { namespace, name } = address;
  const { snapshot, addresses } = knowledge;
  const having = [...snapshot.clusters]
    .filter(([, { RayCluster }]) =>
      RayCluster.records.get(namespace)?.has(name),
    )
    .map(([cluster]) => cluster);
  const expecting = ApplicationIndex.of(knowledge)
    .listing({ namespace, name })
    .flatMap(({ destination }) => destination ?? []);
  const only = addresses.length === 1 ? [addresses[0].name] : [];
  const clusters = [having, expecting, only].find(({ length }) => length > 0);
  return clusters
    ? [...new Set(clusters)].map(cluster => ({ cluster, namespace, name }))
    : [address];
}
