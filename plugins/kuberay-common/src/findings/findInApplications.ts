import { applicationId } from '../argocd/applicationId';
import { destinationCluster } from '../argocd/destinationCluster';
import type { ApplicationRecord } from '../argocd/records';
import { LABEL_RAY_ORIGINATED_FROM_CRD } from '../ray/names';
import type { RayClusterRecord } from '../ray/records';
import type { ApplicationView, Finding, RayClusterRef, Verdict } from '../view';
import { findBlindHealth } from './application/blindHealth';
import { findDoubleClaims } from './application/claimedTwice';
import { findDeletionStuck } from './application/deletionStuck';
import {
  FINDS_IN_APPLICATION,
  FINDS_IN_CLUSTER,
  FINDS_IN_VIEW,
} from './application/finds';
import type { FoundInClusterApplication } from './application/FoundInApplication';
import {
  deployedVersion,
  findPlatformSkew,
  findVersionSkew,
} from './application/versionSkew';

/**
 * Options of {@link findInApplications}.
 *
 * @public
 */
export interface FindInApplicationsOptions {
  /** The verdicts on the entity's Ray clusters themselves. */
  verdicts: Verdict[];
  applications: ApplicationView[];
  /** What the store keeps of the same Applications; one without a record is judged by its view alone. */
  records: readonly ApplicationRecord[];
  /** The RayClusters that they deploy, as far as they are there. */
  rayClusters: readonly RayClusterRecord[];
  /** Kubernetes clusters in which a replica guard is known to be in force. */
  guardedClusters: ReadonlySet<string>;
  /** Name of the Kubernetes cluster that an Application deploys to; left out, by the Application alone. */
  destinationOf?: (application: ApplicationRecord) => string | undefined;
  /** What was found in the RayClusters themselves, which is not said twice. */
  alreadyFound?: readonly Finding[];
  now: Date;
}

/** Where Argo CD and Ray disagree, what Argo CD cannot do, and what an Application will do wrong one day. @public */
export function findInApplications(
  options: FindInApplicationsOptions,
): Finding[] {
  const { verdicts, applications } = options;
  return [
    ...applications.flatMap(application =>
      findInApplication(application, options).map(finding => ({
        rayCluster: application.rayCluster,
        ...finding,
        application: application.id,
      })),
    ),
    ...findDoubleClaims(
      applications.map(application => ({
        application,
        rayClusters: claimedBy(application, options),
      })),
    ),
    ...findBlindHealth(verdicts, applications),
  ];
}

function findInApplication(
  application: ApplicationView,
  options: FindInApplicationsOptions,
): Finding[] {
  const { now } = options;
  const record = recordOf(application, options);
  const rayClusters = record
    ? deployedClusters(record, application, options)
    : [];
  if (application.deleting) {
    return record && !isFound('stuck-finalizer', rayClusters, options)
      ? findDeletionStuck({ application, record, now })
      : [];
  }
  const inView = FINDS_IN_VIEW.flatMap(find => find({ application }));
  if (!record) {
    return inView;
  }
  const { crds, operator } = platformVersions(record, options);
  const its = deployedVersion(record, 'operator');
  return [
    ...inView,
    ...FINDS_IN_APPLICATION.flatMap(find => find({ application, record, now })),
    ...(application.role === 'operator'
      ? findPlatformSkew({ application, crds, operator: its })
      : []),
    ...rayClusters.flatMap(rayCluster => {
      const { cluster, namespace, name } = rayCluster;
      const found: FoundInClusterApplication = {
        application,
        record,
        rayCluster,
        guarded: options.guardedClusters.has(cluster),
        crdsVersion: crds,
        now,
      };
      return [
        ...FINDS_IN_CLUSTER.flatMap(find => find(found)),
        ...(isFound('chart-skew', [rayCluster], options)
          ? []
          : findVersionSkew({ application, rayCluster, crds, operator })),
      ].map(finding => ({
        ...finding,
        rayCluster: { cluster, namespace, name },
      }));
    }),
  ];
}

function recordOf(
  { id }: ApplicationView,
  { records }: FindInApplicationsOptions,
): ApplicationRecord | undefined {
  return records.find(each => applicationId(each) === id);
}

/** All that it deploys: what it was matched with, and what it lists. */
function claimedBy(
  application: ApplicationView,
  options: FindInApplicationsOptions,
): RayClusterRef[] {
  const matched = [application.rayCluster ?? []].flat();
  const record = recordOf(application, options);
  const cluster = record ? findDestination(record, options) : undefined;
  if (!record || cluster === undefined) {
    return matched;
  }
  const listed = record.rayClusters.map(({ namespace, name }) => ({
    cluster,
    namespace,
    name,
  }));
  return [...matched, ...listed];
}

function isFound(
  code: string,
  rayClusters: readonly RayClusterRecord[],
  { alreadyFound = [] }: FindInApplicationsOptions,
): boolean {
  return alreadyFound.some(
    found =>
      found.code === code &&
      rayClusters.some(
        ({ cluster, namespace, name }) =>
          found.rayCluster?.cluster === cluster &&
          found.rayCluster.namespace === namespace &&
          found.rayCluster.name === name,
      ),
  );
}

/** Git has nothing to say of a RayCluster that a RayJob or RayService made, nor of one that is being deleted. */
function deployedClusters(
  record: ApplicationRecord,
  { rayCluster }: ApplicationView,
  options: FindInApplicationsOptions,
): RayClusterRecord[] {
  const destination = findDestination(record, options);
  return options.rayClusters.filter(
    ({ cluster, namespace, name, labels }) =>
      !labels[LABEL_RAY_ORIGINATED_FROM_CRD] &&
      ((rayCluster?.cluster === cluster &&
        rayCluster.namespace === namespace &&
        rayCluster.name === name) ||
        (destination === cluster &&
          record.rayClusters.some(
            listed => listed.namespace === namespace && listed.name === name,
          ))),
  );
}

/**
 * Versions of CRDs and operator in the Kubernetes cluster that an Application deploys to; not where several Applications
 * there bring different ones, and nobody can tell which of them counts.
 */
function platformVersions(
  record: ApplicationRecord,
  options: FindInApplicationsOptions,
): { crds?: string; operator?: string } {
  const destination = findDestination(record, options);
  if (destination === undefined) {
    return {};
  }
  const there = options.records.filter(
    other => findDestination(other, options) === destination,
  );
  const versionOf = (role: 'crds' | 'operator') => {
    const [version, ...others] = new Set(
      there.flatMap(other => deployedVersion(other, role) ?? []),
    );
    return others.length > 0 ? undefined : version;
  };
  return { crds: versionOf('crds'), operator: versionOf('operator') };
}

function findDestination(
  record: ApplicationRecord,
  { destinationOf = destinationCluster }: FindInApplicationsOptions,
): string | undefined {
  return destinationOf(record);
}
