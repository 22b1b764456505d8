import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import { rayClustersByApplicationName } from '../store/lookups';
import type { LocatedApplication } from './ApplicationIndex';
import { ApplicationIndex } from './ApplicationIndex';
import type { Knowledge } from './Knowledge';
import { compareRefs, distinctAddresses } from './rayClusterRefs';

/**
 * The RayClusters that Applications deploy, Application by Application: those that are there, by their tracking ids, and
 * those that Git asks for, by what the Application lists.
 */
export function locateByApplications(
  applications: readonly LocatedApplication[],
  knowledge: Knowledge,
): RayClusterRef[] {
  return distinctAddresses(
    applications.flatMap(application =>
      locateByApplication(application, knowledge),
    ),
  );
}

function locateByApplication(
  application: LocatedApplication,
  knowledge: Knowledge,
): RayClusterRef[] {
  const { record, destination } = application;
  if (destination === undefined) {
    return [];
  }
  const index = ApplicationIndex.of(knowledge);
  const cluster = knowledge.snapshot.clusters.get(destination);
  const tracked = cluster
    ? rayClustersByApplicationName(cluster, record.name).filter(rayCluster =>
        index.deploying(rayCluster).includes(record),
      )
    : [];
  return [...tracked, ...record.rayClusters]
    .map(({ namespace, name }) => ({ cluster: destination, namespace, name }))
    .sort(compareRefs);
}
