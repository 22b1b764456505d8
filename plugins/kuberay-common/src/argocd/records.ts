/** What the store keeps of an Argo CD Application. @public */
export interface ApplicationRecord {
  /** Name of the Kubernetes cluster, or of the Argo CD instance, that it was read from. */
  cluster: string;
  /** `argocd`: read through the API of the instance that `cluster` names; which cluster it runs in is not known. */
  readFrom: 'kubernetes' | 'argocd';
  namespace: string;
  name: string;
  uid: string;
  createdAt?: string;
  project: string;
  deletionTimestamp?: string;
  /** `argocd/app-selector` of an entity selects by them. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  destination: { server?: string; name?: string; namespace?: string };
  /** One entry, or several for a multi-source Application. */
  sources: Array<{
    repoURL: string;
    path?: string;
    chart?: string;
    targetRevision?: string;
    releaseName?: string;
  }>;
  policy: { automated: boolean; prune: boolean; selfHeal: boolean };
  /** `spec.syncPolicy.retry` as it stands. */
  retry?: Record<string, unknown>;
  syncOptions: string[];
  finalizers: string[];
  /** `spec.ignoreDifferences`, in its order. */
  ignoreDifferences: IgnoreDifferencesRecord[];
  /** As Argo CD wrote it; empty string or absent before the first comparison. */
  syncStatus?: string;
  healthStatus?: string;
  revisions: string[];
  /** Where the Argo CD that manages it lives; Applications there are tracked without their namespace. */
  controllerNamespace?: string;
  /** `.operation` is set: asked for, or running. */
  operationPending: boolean;
  operation?: {
    phase: string;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
    retryCount: number;
    initiatedBy?: string;
    automated: boolean;
    /** `operation.sync.autoHealAttemptsCount`. */
    autoHealAttempts: number;
    /** `syncResult.resources` that are `SyncFailed`; the first 10. */
    failures: Array<{ kind: string; name: string; message: string }>;
  };
  /** Oldest first, as Argo CD keeps it; the last 10. */
  history: Array<{
    id: number;
    revisions: string[];
    deployedAt: string;
    initiatedBy?: string;
    automated: boolean;
  }>;
  conditions: Array<{ type: string; message: string }>;
  /** `status.resources` that are not as in Git, those first that Git no longer has and nobody has pruned; the first 20. */
  outOfSync: Array<{
    kind: string;
    name: string;
    namespace?: string;
    group?: string;
    /** Git no longer has it. */
    prune: boolean;
  }>;
  /** How many there are beyond those. */
  outOfSyncOmitted: number;
  /** `status.resources` of kind RayCluster. */
  rayClusters: Array<{ namespace: string; name: string; status?: string }>;
  /** `status.resources` holds KubeRay's CustomResourceDefinitions. */
  bringsCrds: boolean;
  /**
   * `status.resources` holds the replica guard's MutatingAdmissionPolicy and its binding, and neither is OutOfSync. Which
   * namespaces the binding lists does not stand there.
   */
  bringsReplicaGuard: boolean;
  /** Sync options that the inline Helm values put on the RayCluster itself (`argocd.argoproj.io/sync-options`). */
  rayClusterSyncOptions: string[];
  /** Worker groups and their `replicas` as inline Helm values of the ray-cluster chart say; absent: cannot be told. */
  valueReplicas?: Record<string, number>;
}

/** One entry of `spec.ignoreDifferences`. @public */
export interface IgnoreDifferencesRecord {
  group?: string;
  kind: string;
  name?: string;
  namespace?: string;
  jqPathExpressions: string[];
  jsonPointers: string[];
  managedFieldsManagers: string[];
}
