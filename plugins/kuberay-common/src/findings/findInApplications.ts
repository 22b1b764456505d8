import { applicationId } from '../argocd/applicationId';
import { destinationCluster } from '../argocd/destinationCluster';
import type { ApplicationRecord } from '../argocd/records';
import { LABEL_RAY_ORIGINATED_FROM_CRD } from '../ray/names';
import type { RayClusterRecord } from '../ray/records';
import type { ApplicationView, Finding, Verdict } from '../view';
import { findAutoSyncStopped } from './application/autoSyncStopped';
import { findBlindHealth } from './application/blindHealth';
import { findDoubleClaims } from './application/claimedTwice';
import { findClusterReplaced } from './application/clusterReplaced';
import { findCrdsAppliedByClient } from './application/crdsAppliedByClient';
import { findCrdsPrunable } from './application/crdsPrunable';
import { findDeletionStuck } from './application/deletionStuck';
import type {
  FoundInApplication,
  FoundInClusterApplication,
} from './application/FoundInApplication';
import { findGuardWithoutIgnoreRules } from './application/guardWithoutIgnoreRules';
import { findIgnoreRuleMisses } from './application/ignoreRuleMisses';
import { findManagedFieldsIgnored } from './application/managedFieldsIgnored';
import { findNoReplicaGuard } from './application/noReplicaGuard';
import { findNotComparable } from './application/notComparable';
import { findOperatorBringsCrds } from './application/operatorBringsCrds';
import { findPointersMissGroups } from './application/pointersMissGroups';
import { findPriorityNotIgnored } from './application/priorityNotIgnored';
import { findPruneNeeded } from './application/pruneNeeded';
import { findReplicasIgnoredInVain } from './application/replicasIgnoredInVain';
import { findReplicasNotIgnored } from './application/replicasNotIgnored';
import { findRespectIgnoreDifferences } from './application/respectIgnoreDifferences';
import { findScaleStrategyNotIgnored } from './application/scaleStrategyNotIgnored';
import { findSelfHealLoop } from './application/selfHealLoop';
import { findServerSideDiffAlone } from './application/serverSideDiffAlone';
import { findSyncFailed } from './application/syncFailed';
import {
  deployedVersion,
  findPlatformSkew,
  findVersionSkew,
} from './application/versionSkew';
import { findWaitingForSync } from './application/waitsForSync';
import { findWholeListIgnored } from './application/wholeListIgnored';

/** Options of {@link findInApplications}. */
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

/** In the order in which they are shown: what is broken now comes first. */
const IN_VIEW: ReadonlyArray<
  (found: Pick<FoundInApplication, 'application'>) => Finding[]
> = [findSyncFailed, findNotComparable, findWaitingForSync];

const IN_APPLICATION: ReadonlyArray<(found: FoundInApplication) => Finding[]> =
  [
    findAutoSyncStopped,
    findSelfHealLoop,
    findPruneNeeded,
    findCrdsPrunable,
    findCrdsAppliedByClient,
    findOperatorBringsCrds,
  ];

const IN_CLUSTER: ReadonlyArray<
  (found: FoundInClusterApplication) => Finding[]
> = [
  findIgnoreRuleMisses,
  findReplicasNotIgnored,
  findPointersMissGroups,
  findWholeListIgnored,
  findManagedFieldsIgnored,
  findRespectIgnoreDifferences,
  findClusterReplaced,
  findServerSideDiffAlone,
  findScaleStrategyNotIgnored,
  findPriorityNotIgnored,
  findReplicasIgnoredInVain,
  findGuardWithoutIgnoreRules,
  findNoReplicaGuard,
];

/** Where Argo CD and Ray disagree, what Argo CD cannot do, and what an Application will do wrong one day. */
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
    ...findDoubleClaims(applications),
    ...findBlindHealth(verdicts, applications),
  ];
}

function findInApplication(
  application: ApplicationView,
  options: FindInApplicationsOptions,
): Finding[] {
  const { records, now } = options;
  const record = records.find(each => applicationId(each) === application.id);
  const rayClusters = record
    ? deployedClusters(record, application, options)
    : [];
  if (application.deleting) {
    return record && !isFound('stuck-finalizer', rayClusters, options)
      ? findDeletionStuck({ application, record, now })
      : [];
  }
  const inView = IN_VIEW.flatMap(find => find({ application }));
  if (!record) {
    return inView;
  }
  const { crds, operator } = platformVersions(record, options);
  const its = deployedVersion(record, 'operator');
  return [
    ...inView,
    ...IN_APPLICATION.flatMap(find => find({ application, record, now })),
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
        ...IN_CLUSTER.flatMap(find => find(found)),
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
