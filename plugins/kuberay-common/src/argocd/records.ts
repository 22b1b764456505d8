/** What the store keeps of an Argo CD Application. */
export interface ApplicationRecord {
  /** Name of the Kubernetes cluster that the object was read from. */
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  project: string;
  deletionTimestamp?: string;
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
  syncOptions: string[];
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
  };
  conditions: Array<{ type: string; message: string }>;
  /** `status.resources` of kind RayCluster. */
  rayClusters: Array<{ namespace: string; name: string; status?: string }>;
}
