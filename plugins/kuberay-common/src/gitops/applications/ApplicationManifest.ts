/** An Argo CD Application as we write it; absent fields are left out, never null (R14). */
export interface ApplicationManifest {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Application';
  metadata: {
    name: string;
    namespace: string;
    annotations?: Record<string, string>;
    finalizers?: string[];
  };
  spec: {
    project: string;
    destination: ApplicationDestination;
    source: ApplicationSource;
    ignoreDifferences?: IgnoreDifference[];
    syncPolicy: SyncPolicy;
  };
}

/** Exactly one of server and name. */
export type ApplicationDestination = (
  | { server: string; name?: undefined }
  | { name: string; server?: undefined }
) & { namespace: string };

/** A folder of a Git repository, or a chart of a Helm repository. */
export interface ApplicationSource {
  repoURL: string;
  /** Folder in a Git repository. */
  path?: string;
  /** Chart in a Helm repository. */
  chart?: string;
  /** Git ref, or version of the chart. */
  targetRevision: string;
  helm?: {
    skipCrds?: boolean;
    releaseName?: string;
    valuesObject?: Record<string, unknown>;
  };
}

/** Fields of one object that no diff looks at. */
export interface IgnoreDifference {
  group: string;
  kind: string;
  name: string;
  namespace: string;
  jqPathExpressions?: string[];
  jsonPointers?: string[];
}

/** How Argo CD applies the source. */
export interface SyncPolicy {
  automated: { prune: boolean; selfHeal: boolean };
  syncOptions: string[];
  retry?: {
    limit: number;
    backoff: { duration: string; factor: number; maxDuration: string };
  };
}
