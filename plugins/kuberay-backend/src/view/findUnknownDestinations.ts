import {
  applicationId,
  applicationRole,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  Finding,
  RayClusterAddress,
} from 'backstage-plugin-kuberay-common';
import { ApplicationIndex } from './ApplicationIndex';
import type { LocatedApplication } from './ApplicationIndex';
import type { Knowledge } from './Knowledge';

/** Options of {@link findUnknownDestinations}. */
export interface FindUnknownDestinationsOptions {
  /** Applications that the entity asks for itself. */
  named: readonly LocatedApplication[];
  /** Its RayClusters of which no deploying Application is known. */
  undeployed: readonly RayClusterAddress[];
  knowledge: Knowledge;
}

/**
 * Applications that would belong to the entity if anybody could tell which Kubernetes cluster they deploy to:
 * Argo CD knows that cluster by another URL or name than we do.
 */
export function findUnknownDestinations(
  options: FindUnknownDestinationsOptions,
): Finding[] {
  const { named, undeployed, knowledge } = options;
  const { directory } = knowledge;
  // Before the clusters are known, every destination is unknown.
  if (directory.state !== 'known' || directory.unread) {
    return [];
  }
  const index = ApplicationIndex.of(knowledge);
  const candidates = [
    ...named.filter(({ record }) => applicationRole(record) === 'cluster'),
    ...undeployed.flatMap(address => index.listing(address)),
  ];
  return [...new Set(candidates)]
    .filter(({ destination }) => destination === undefined)
    .map(({ record }) => ({
      code: 'destination-unknown',
      severity: 'warning',
      about: 'configuration',
      message: `${record.namespace}/${
        record.name
      } deploys a Ray cluster to ${destinationWords(
        record,
      )}, so nobody can tell which one it is.`,
      remedy:
        'Set kuberay.destinations: the server or name that Argo CD has for it, and the name of the Kubernetes cluster here.',
      application: applicationId(record),
    }));
}

/** Without the server's address: in a sentence it is no help to anybody. */
function destinationWords({ destination }: ApplicationRecord): string {
  return destination.server
    ? 'a server that is the URL of no Kubernetes cluster here'
    : `"${
        destination.name ?? ''
      }", which is the name of no Kubernetes cluster here`;
}
