import { assessApplication } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  ApplicationRole,
  ApplicationView,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import { applicationLink } from './applicationLink';
import {
  findDeployingApplications,
  findPlatformApplications,
} from './findApplications';
import type { Knowledge } from './Knowledge';

/** Options of {@link collectApplications}. */
export interface CollectApplicationsOptions {
  /** The entity's RayClusters. */
  refs: RayClusterRef[];
  /** Applications that the entity names itself. */
  named: ApplicationRecord[];
  entityRef: string;
  knowledge: Knowledge;
  argocdLinks: ArgocdLinkConfig;
}

/** What people look for first comes first. */
const ROLE_RANK: Readonly<Record<ApplicationRole, number>> = {
  cluster: 0,
  operator: 1,
  crds: 2,
  other: 3,
};

/** The Applications that have a part in an entity's RayClusters, each once: theirs, the platform's, the named ones. */
export function collectApplications(
  options: CollectApplicationsOptions,
): ApplicationView[] {
  const { refs, named, entityRef, knowledge, argocdLinks } = options;
  const assess = (
    application: ApplicationRecord,
    rayCluster?: RayClusterRef,
  ): ApplicationView =>
    assessApplication({
      application,
      rayCluster,
      clusters: knowledge.addresses,
      links: { argocd: applicationLink(application, argocdLinks) },
    });
  const views = [
    ...refs.flatMap(rayCluster =>
      findDeployingApplications({ rayCluster, entityRef, knowledge }).map(
        application => assess(application, rayCluster),
      ),
    ),
    ...[...new Set(refs.map(({ cluster }) => cluster))].flatMap(cluster =>
      findPlatformApplications(cluster, knowledge).map(application =>
        assess(application),
      ),
    ),
    ...named.map(application => assess(application)),
  ];
  // The first wins: it knows which RayCluster it was matched with.
  const byId = new Map<string, ApplicationView>();
  for (const view of views) {
    if (!byId.has(view.id)) {
      byId.set(view.id, view);
    }
  }
  return [...byId.values()].sort(
    (left, right) => ROLE_RANK[left.role] - ROLE_RANK[right.role],
  );
}
