/** An Argo CD Application as we write it; absent fields are left out, never null (R14). @public */
export interface ApplicationManifest {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Application';
  metadata: ApplicationMetadata;
  spec: ApplicationSpec & { source: ApplicationSource; sources?: undefined };
}

/**
 * An Application that takes its Helm values from a Git repository: `sources` stands for `source` (domain.md 6.7).
 *
 * @public
 */
export interface MultiSourceManifest {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Application';
  metadata: ApplicationMetadata;
  spec: ApplicationSpec & {
    source?: undefined;
    sources: [chart: ApplicationSource, values: ValuesSource];
  };
}

/** An Application with its values in place or in a file. @public */
export type StackManifest = ApplicationManifest | MultiSourceManifest;

/** What an Application is called, and how it is treated. @public */
export interface ApplicationMetadata {
  name: string;
  namespace: string;
  annotations?: Record<string, string>;
  finalizers?: string[];
}

/** What every Application has, wherever it takes its manifests from. @public */
export interface ApplicationSpec {
  project: string;
  destination: ApplicationDestination;
  ignoreDifferences?: IgnoreDifference[];
  syncPolicy: SyncPolicy;
}

/** A repository that only holds files for another source; `$values/…` begins at its root. @public */
export interface ValuesSource {
  repoURL: string;
  targetRevision: string;
  ref: 'values';
}

/** Exactly one of server and name. @public */
export type ApplicationDestination = (
  | { server: string; name?: undefined }
  | { name: string; server?: undefined }
) & { namespace: string };

/** A folder of a Git repository, or a chart of a Helm repository. @public */
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
    valueFiles?: string[];
    valuesObject?: Record<string, unknown>;
  };
}

/** Fields of one object that no diff looks at. @public */
export interface IgnoreDifference {
  group: string;
  kind: string;
  name: string;
  namespace: string;
  jqPathExpressions?: string[];
  jsonPointers?: string[];
}

/** How Argo CD applies the source. @public */
export interface SyncPolicy {
  automated: { prune: boolean; selfHeal: boolean };
  syncOptions?: string[];
  retry?: {
    limit: number;
    backoff: { duration: string; factor: number; maxDuration: string };
  };
}
