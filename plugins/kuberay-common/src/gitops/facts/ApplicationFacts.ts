import type { JsonObject } from '../chart/JsonObject';
import type { ClusterFacts } from './ClusterFacts';
import type { HelmRelease } from './HelmRelease';
import type { Path } from './Path';
import type { SourceFacts, SourceRole } from './SourceFacts';

/** An entry of `ignoreDifferences`, as far as it is text. @public */
export interface IgnoredFacts {
  path: Path;
  group?: string;
  kind?: string;
  name?: string;
  namespace?: string;
  jqPathExpressions: readonly string[];
  jsonPointers: readonly string[];
  managedFieldsManagers: readonly string[];
}

/** What the rules know of an Argo CD Application that anybody wrote. @public */
export interface ApplicationFacts {
  of: 'application';
  /** The Application itself; in an ApplicationSet its template. */
  manifest: JsonObject;
  /** From the top of the document to the Application: nothing, or `spec.template`. */
  base: Path;
  /** Whether an ApplicationSet fills in texts with `{{…}}`. */
  templated: boolean;
  /** The ApplicationSet that it is the template of. */
  applicationSet?: JsonObject;
  name: string;
  role: SourceRole;
  sources: readonly SourceFacts[];
  /** The cluster it deploys to, alike for all that name it alike. */
  destination: string;
  /** Namespace of the destination. */
  namespace: string | undefined;
  ignored: readonly IgnoredFacts[];
  /** `Replace` → `true`; the last of two wins. */
  syncOptions: ReadonlyMap<string, string>;
  annotations: Readonly<Record<string, string>>;
  /** For chart `kuberay-operator`. */
  operator?: HelmRelease;
  /** For chart `ray-cluster`. */
  cluster?: ClusterFacts;
  /** Of the further sources with chart `ray-cluster`, where there is more than one. */
  furtherClusters: readonly ClusterFacts[];
}
