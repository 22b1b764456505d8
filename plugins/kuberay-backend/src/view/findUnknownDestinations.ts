import {
  applicationRole,
  destinationCluster,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  Finding,
  RayClusterAddress,
} from 'backstage-plugin-kuberay-common';
import { allApplications } from '../store/allApplications';
import type { Knowledge } from './Knowledge';

/** Options of {@link findUnknownDestinations}. */
export interface FindUnknownDestinationsOptions {
  /** Applications that the entity names itself. */
  named: ApplicationRecord[];
  /** Its RayClusters of which no deploying Application is known. */
  undeployed: RayClusterAddress[];
  knowledge: Knowledge;
}

/**
 * Applications that would belong to the entity if anybody could tell which Kubernetes cluster they deploy to:
 * Argo CD knows that cluster by another URL or name than the Kubernetes plugin does.
 */
export function findUnknownDestinations(
  options: FindUnknownDestinationsOptions,
): Finding[] {
  const { named, undeployed, knowledge } = options;
  const { directory, snapshot, addresses } = knowledge;
  // Before the clusters are known, every destination is unknown.
  if (directory.state !== 'known') {
    return [];
  }
  const candidates = [
    ...named.filter(application => applicationRole(application) === 'cluster'),
    ...allApplications(snapshot).filter(({ rayClusters }) =>
      rayClusters.some(listed =>
        undeployed.some(
          ({ namespace, name }) =>
            listed.namespace === namespace && listed.name === name,
        ),
      ),
    ),
  ];
  return [...new Set(candidates)]
    .filter(
      application => destinationCluster(application, addresses) === undefined,
    )
    .map(application => ({
      code: 'destination-unknown',
      severity: 'warning',
      about: 'configuration',
      message: `${application.namespace}/${
        application.name
      } deploys a Ray cluster to ${destinationWords(
        application,
      )}, so nobody can tell which one it is.`,
      remedy:
        'In the Kubernetes plugin, give the cluster the URL or name that Argo CD has for it (clusterLocatorMethods of type config).',
    }));
}

/** Without the server's address: it is nobody's business in a browser. */
function destinationWords({ destination }: ApplicationRecord): string {
  return destination.server
    ? 'a server that is the URL of no Kubernetes cluster here'
    : `"${
        destination.name ?? ''
      }", which is the name of no Kubernetes cluster here`;
}
