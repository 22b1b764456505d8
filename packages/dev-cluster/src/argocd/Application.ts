import type { KubeObject } from '../kube-api';

/** `spec.source`: where the manifests come from. */
export interface ApplicationSource {
  repoURL: string;
  targetRevision?: string;
  path?: string;
  chart?: string;
  ref?: string;
  directory?: { recurse?: boolean; [option: string]: unknown };
  helm?: HelmOptions;
  [field: string]: unknown;
}

/** `spec.source.helm`, as far as the stand-in renders it. */
export interface HelmOptions {
  releaseName?: string;
  skipCrds?: boolean;
  values?: string;
  valuesObject?: Record<string, unknown>;
  valueFiles?: string[];
  ignoreMissingValueFiles?: boolean;
  [option: string]: unknown;
}

/** `spec.destination`. */
export interface ApplicationDestination {
  server?: string;
  name?: string;
  namespace?: string;
}

/** One entry of `spec.ignoreDifferences`. */
export interface IgnoreRule {
  group?: string;
  kind: string;
  name?: string;
  namespace?: string;
  jsonPointers?: string[];
  jqPathExpressions?: string[];
  managedFieldsManagers?: string[];
}

/** `spec.syncPolicy.retry` and `operation.retry`. */
export interface RetryPolicy {
  /** Attempts after the first; negative means without end. */
  limit?: number;
  backoff?: { duration?: string; factor?: number; maxDuration?: string };
}

/** `spec`, as far as the stand-in reads it. */
export interface ApplicationSpec {
  project?: string;
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  destination: ApplicationDestination;
  ignoreDifferences?: IgnoreRule[];
  revisionHistoryLimit?: number;
  syncPolicy?: {
    automated?: {
      prune?: boolean;
      selfHeal?: boolean;
      allowEmpty?: boolean;
      /** Absent or null means on. */
      enabled?: boolean | null;
    };
    retry?: RetryPolicy;
    syncOptions?: string[];
  };
}

/** `operation`: a sync that is asked for. */
export interface Operation {
  initiatedBy?: { username?: string; automated?: boolean };
  retry?: RetryPolicy;
  sync?: {
    revision?: string;
    revisions?: string[];
    source?: ApplicationSource;
    sources?: ApplicationSource[];
    prune?: boolean;
    dryRun?: boolean;
    syncOptions?: string[];
    resources?: Array<{
      group?: string;
      kind: string;
      name: string;
      namespace?: string;
    }>;
    autoHealAttemptsCount?: number;
    [field: string]: unknown;
  };
}

/** How far a sync is. `Terminating` is not reproduced. */
export type OperationPhase = 'Running' | 'Failed' | 'Error' | 'Succeeded';

/** What a sync did with one object. */
export interface ResourceResult {
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
  status: 'Synced' | 'SyncFailed' | 'Pruned' | 'PruneSkipped';
  message: string;
  hookPhase?: 'Running' | 'Succeeded' | 'Failed';
  syncPhase: 'PreSync' | 'Sync';
  images?: string[];
}

/** `status.operationState`. */
export interface OperationState {
  operation: Operation;
  phase: OperationPhase;
  message?: string;
  startedAt: string;
  finishedAt?: string;
  retryCount?: number;
  syncResult?: {
    /** Empty beside `revisions`. */
    revision: string;
    revisions?: string[];
    source: ApplicationSource;
    sources?: ApplicationSource[];
    resources?: ResourceResult[];
  };
}

/** Argo CD's sync status codes. */
export type SyncStatusCode = 'Synced' | 'OutOfSync' | 'Unknown';

/** Argo CD's health status codes, best first. */
export const HEALTH_CODES = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
] as const;

/** One of {@link HEALTH_CODES}. */
export type HealthStatusCode = (typeof HEALTH_CODES)[number];

/** The types of `status.conditions` that the stand-in gives. */
export type ConditionType =
  | 'InvalidSpecError'
  | 'ComparisonError'
  | 'SyncError'
  | 'DeletionError'
  | 'SharedResourceWarning'
  | 'RepeatedResourceWarning';

/** One entry of `status.conditions`. */
export interface ApplicationCondition {
  type: ConditionType;
  message: string;
  lastTransitionTime?: string;
}

/** One entry of `status.resources`. */
export interface ResourceStatus {
  group?: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  status: SyncStatusCode;
  syncWave?: number;
  requiresPruning?: boolean;
}

/** One entry of `status.history`, oldest first. */
export interface RevisionHistory {
  id: number;
  revision?: string;
  revisions?: string[];
  source: ApplicationSource;
  sources?: ApplicationSource[];
  initiatedBy: { username?: string; automated?: boolean };
  deployStartedAt: string;
  deployedAt: string;
}

/** `status`; every field may be absent, and the real controller leaves some of them empty (recorded/walk). */
export interface ApplicationStatus {
  sync?: {
    status: SyncStatusCode | '';
    revision?: string;
    revisions?: string[];
    comparedTo?: Record<string, unknown>;
  };
  health?: { status?: HealthStatusCode; lastTransitionTime?: string };
  operationState?: OperationState;
  resources?: ResourceStatus[];
  conditions?: ApplicationCondition[];
  history?: RevisionHistory[];
  reconciledAt?: string;
  sourceType?: 'Directory' | 'Helm';
  /** One per source of several; empty for a source that only others refer to. */
  sourceTypes?: Array<'Directory' | 'Helm' | ''>;
  summary?: { images?: string[]; isAppOfApps?: boolean };
  sourceHydrator?: Record<string, never>;
  controllerNamespace?: string;
  resourceHealthSource?: 'appTree';
}

/** An `argoproj.io/v1alpha1` Application whose spec has the right types (see `findSpecFaults`). */
export interface Application extends KubeObject {
  spec: ApplicationSpec;
  operation?: Operation;
  status?: ApplicationStatus;
}
