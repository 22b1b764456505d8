import {
  applicationRole,
  assessApplication,
  findReplicaResets,
  formatRayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationControl,
  ApplicationRecord,
  ApplicationRole,
  ApplicationView,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import { ApplicationIndex } from './ApplicationIndex';
import type { LocatedApplication } from './ApplicationIndex';
import { applicationLink } from './applicationLink';
import type { AskingEntity } from './controlOf';
import { controlOf } from './controlOf';
import { findDeployingApplications } from './findDeployingApplications';
import type { Knowledge } from './Knowledge';

/** Options of {@link collectApplications}. */
export interface CollectApplicationsOptions {
  refs: readonly RayClusterRef[];
  /** Applications that the entity asks for itself. */
  named: readonly LocatedApplication[];
  /** Who asks; absent: nobody in particular, so nothing may be done to them. */
  entity?: AskingEntity;
  knowledge: Knowledge;
  argocdLinks: ArgocdLinkConfig;
}

/** The Applications that have a part in some RayClusters. */
export interface CollectedApplications {
  /** Each once: those that deploy them, the platform's, the ones asked for. */
  views: ApplicationView[];
  /** What the store keeps of the same ones, in no order. */
  records: ApplicationRecord[];
  /** By the formatted ref of the RayCluster: those that deploy it. */
  deploying: ReadonlyMap<string, ApplicationView[]>;
}

/** What people look for first comes first. */
const ROLE_RANK: Readonly<Record<ApplicationRole, number>> = {
  cluster: 0,
  operator: 1,
  crds: 2,
  other: 3,
};

/** Collects the Applications that have a part in some RayClusters. */
export function collectApplications(
  options: CollectApplicationsOptions,
): CollectedApplications {
  const { refs, named, entity, knowledge } = options;
  const index = ApplicationIndex.of(knowledge);
  const views = new Map<ApplicationRecord, ApplicationView>();
  /** The first word counts: it knows which RayCluster it was matched with. */
  const assess = (
    application: ApplicationRecord,
    rayCluster?: RayClusterRef,
  ): ApplicationView => {
    const view =
      views.get(application) ?? toView(options, application, rayCluster);
    views.set(application, view);
    return view;
  };
  const deploying = new Map(
    refs.map(rayCluster => [
      formatRayClusterRef(rayCluster),
      findDeployingApplications({
        rayCluster,
        entityRef: entity?.entityRef,
        knowledge,
      }).map(application => ({
        ...assess(application, rayCluster),
        rayCluster,
      })),
    ]),
  );
  for (const cluster of new Set(refs.map(ref => ref.cluster))) {
    index.platformOf(cluster).forEach(application => assess(application));
  }
  named.forEach(({ record }) => assess(record));
  return {
    views: [...views.values()].sort(
      (left, right) => ROLE_RANK[left.role] - ROLE_RANK[right.role],
    ),
    records: [...views.keys()],
    deploying,
  };
}

function toView(
  options: CollectApplicationsOptions,
  application: ApplicationRecord,
  matched?: RayClusterRef,
): ApplicationView {
  const { knowledge, argocdLinks } = options;
  const located = ApplicationIndex.of(knowledge).locate(application);
  const destination = located?.destination;
  const [only, ...others] = application.rayClusters;
  return assessApplication({
    application,
    rayCluster:
      matched ??
      (destination && only && others.length === 0
        ? { cluster: destination, namespace: only.namespace, name: only.name }
        : undefined),
    destination,
    clusters: knowledge.addresses,
    destinations: knowledge.destinations,
    control: toControl(options, application, destination),
    links: {
      argocd: applicationLink(application, argocdLinks, located?.instances),
    },
  });
}

function toControl(
  { entity, knowledge }: CollectApplicationsOptions,
  application: ApplicationRecord,
  destination: string | undefined,
): ApplicationControl | undefined {
  if (!entity) {
    return undefined;
  }
  return controlOf({
    application,
    entity,
    actions: knowledge.actions,
    replicaResets:
      destination !== undefined && applicationRole(application) === 'cluster'
        ? replicaResets(application, destination, knowledge)
        : [],
  });
}

/** Of all RayClusters that it deploys: a sync writes all of them. */
function replicaResets(
  application: ApplicationRecord,
  destination: string,
  knowledge: Knowledge,
): ApplicationControl['replicaResets'] {
  const guarded =
    ApplicationIndex.of(knowledge).guardedClusters.has(destination);
  const records =
    knowledge.snapshot.clusters.get(destination)?.RayCluster.records;
  return application.rayClusters.flatMap(({ namespace, name }) => {
    const rayCluster = records?.get(namespace)?.get(name);
    return rayCluster
      ? findReplicaResets({ application, rayCluster, guarded })
      : [];
  });
}
