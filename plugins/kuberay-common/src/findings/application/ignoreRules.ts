import { findReplicaDifferences } from '../../argocd/findReplicaResets';
import {
  ignoredFields,
  isForRayCluster,
  isMeantForRayCluster,
  type IgnoredFields,
} from '../../argocd/ignoredFields';
import type { IgnoreDifferencesRecord } from '../../argocd/records';
import { isServerSide } from '../../argocd/serverSide';
import { readSyncOptions } from '../../argocd/syncOptions';
import type { FoundInClusterApplication } from './FoundInApplication';

/** The jq paths that hide what the autoscaler writes, as they should be written. */
export const RIGHT_PATHS = {
  replicas: '.spec.workerGroupSpecs[]?.replicas',
  scaleStrategy: '.spec.workerGroupSpecs[]?.scaleStrategy',
  priority: '.spec.workerGroupSpecs[]?.priority',
} as const;

/** What to mind before a rule goes that kept edits of worker groups from arriving (domain.md 6.3, letter B). */
export const BEFORE_EDITS_ARRIVE =
  'Before that, have the replica guard in force or the live counts in Git: all edits that were held back arrive at once, with the replicas of Git.';

/** As whom the autoscaler writes: the library that it asks the API server with (domain.md 6.9). */
export const AUTOSCALER_MANAGER = 'python-requests';

/** A field of a worker group that a finding asks for. */
export type GroupField = keyof typeof RIGHT_PATHS;

/** What some rules hide. */
interface Hidden {
  ignored: IgnoredFields;
  /** What the autoscaler owns is hidden: that is the whole list of groups (domain.md 6.1). */
  trustsAutoscaler: boolean;
}

/** How an Application looks at one RayCluster, by the rules that are for it. */
export interface IgnoreRules extends Hidden {
  /** Rules that speak of worker groups and are for none of the Application's RayClusters. */
  missing: IgnoreDifferencesRecord[];
  /** The compare or apply of the server is in use. */
  serverSide: boolean;
}

/** Reads the rules of an Application for one of its RayClusters (domain.md 6.1). */
export function readIgnoreRules(found: FoundInClusterApplication): IgnoreRules {
  const { record, rayCluster } = found;
  const rules = record.ignoreDifferences;
  const deployed = [rayCluster, ...record.rayClusters];
  return {
    ...readHidden(rules.filter(rule => isForRayCluster(rule, rayCluster))),
    missing: rules.filter(
      rule =>
        isMeantForRayCluster(rule) &&
        !deployed.some(each => isForRayCluster(rule, each)),
    ),
    serverSide: isServerSide({
      syncOptions: allSyncOptions(found),
      annotations: record.annotations,
    }),
  };
}

/** Those of the Application, and those that its values put on the RayCluster. */
export function allSyncOptions({
  record,
}: Pick<FoundInClusterApplication, 'record'>): ReadonlyMap<string, string> {
  return readSyncOptions([
    ...record.syncOptions,
    ...record.rayClusterSyncOptions,
  ]);
}

/** Whether the field is ignored in all groups, in those that are pointed at, or perhaps by an expression that nobody reads here. */
export function isIgnored(
  { ignored, trustsAutoscaler }: Hidden,
  field: GroupField,
): boolean {
  return (
    trustsAutoscaler ||
    ignored.byPath.has(field) ||
    ignored.byIndex.has(field) ||
    ignored.whole.length > 0 ||
    ignored.unread.length > 0
  );
}

/**
 * Whether a rule in argocd-cm, which nobody sees from here, ignores `replicas`: live counts differ from Git's, and Argo CD
 * says Synced all the same.
 */
export function isIgnoredElsewhere({
  application,
  record,
  rayCluster,
}: FoundInClusterApplication): boolean {
  return (
    application.sync === 'Synced' &&
    findReplicaDifferences({ application: record, rayCluster }).length > 0
  );
}

/** Whether a rule that misses the RayCluster was meant to ignore the field: then that is what is wrong. */
export function isMissed({ missing }: IgnoreRules, field: GroupField): boolean {
  return missing.length > 0 && isIgnored(readHidden(missing), field);
}

function readHidden(rules: readonly IgnoreDifferencesRecord[]): Hidden {
  return {
    ignored: ignoredFields({ ignored: rules }),
    trustsAutoscaler: rules.some(({ managedFieldsManagers }) =>
      managedFieldsManagers.includes(AUTOSCALER_MANAGER),
    ),
  };
}
