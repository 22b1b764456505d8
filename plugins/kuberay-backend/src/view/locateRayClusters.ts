import {
  destinationCluster,
  formatRayClusterRef,
  isApplicationOfRayCluster,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  RayClusterAddress,
} from 'backstage-plugin-kuberay-common';
import { allApplications } from '../store/allApplications';
import { allRecords } from '../store/allRecords';
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
  const expecting = allApplications(snapshot)
    .filter(({ rayClusters }) =>
      rayClusters.some(
        listed => listed.namespace === namespace && listed.name === name,
      ),
    )
    .flatMap(application => destinationCluster(application, addresses) ?? []);
  const only = addresses.length === 1 ? [addresses[0].name] : [];
  const clusters = [having, expecting, only].find(({ length }) => length > 0);
  return clusters
    ? [...new Set(clusters)].map(cluster => ({ cluster, namespace, name }))
    : [address];
}

/** The RayClusters that Applications deploy: those that are there, and those that Git asks for. */
export function locateByApplications(
  applications: ApplicationRecord[],
  knowledge: Knowledge,
): RayClusterAddress[] {
  const { snapshot, addresses } = knowledge;
  const rayClusters = allRecords(snapshot, 'RayCluster');
  const located = applications.flatMap(application => [
    ...rayClusters
      .filter(rayCluster =>
        isApplicationOfRayCluster({
          application,
          rayCluster,
          clusters: addresses,
        }),
      )
      .map(({ cluster, namespace, name }) => ({ cluster, namespace, name })),
    ...application.rayClusters.flatMap(({ namespace, name }) => {
      const cluster = destinationCluster(application, addresses);
      return cluster ? { cluster, namespace, name } : [];
    }),
  ]);
  return [
    ...new Map(
      located.map(address => [formatRayClusterRef(address), address]),
    ).values(),
  ];
}
