import type { RuleFinding } from './rules/RuleFinding';

/** What an Application of the stack brings. @public */
export type StackRole = 'crds' | 'operator' | 'cluster' | 'guard' | 'root';

/** A file of the GitOps repository, its path relative to the stack's folder. @public */
export interface ManifestFile {
  path: string;
  /** YAML; the same input gives the same bytes. */
  content: string;
}

/** An Application or ApplicationSet of the stack and the file that holds it. @public */
export interface StackApplication {
  role: StackRole;
  name: string;
  /** Path of its file. */
  file: string;
  /** Where it is not an Application itself but makes some. */
  kind?: 'ApplicationSet';
}

/**
 * The replica guard of a stack: one for a whole Kubernetes cluster, so it may have to be merged into one that is there.
 *
 * @public
 */
export interface StackReplicaGuard {
  /** Path of the file with policy and binding, one of the stack's files. */
  file: string;
  /** Path of the guard's own Application, one of the stack's files; absent with placement `directory`. */
  applicationFile?: string;
  /** The Ray namespaces that the binding lists. */
  namespaces: string[];
}

/** What is to be written, and what to say about it. @public */
export interface RayStack {
  /** Name of the RayCluster that the chart renders; of a list of environments the first one's, empty where only Argo CD knows it. */
  clusterName: string;
  /** Namespace of that RayCluster. */
  namespace: string;
  files: ManifestFile[];
  /** The root, where there is one, and its children in the order in which Argo CD should sync them. */
  applications: StackApplication[];
  /** Present where a replica guard is among the files. */
  replicaGuard?: StackReplicaGuard;
  /** Of an ApplicationSet over several Kubernetes clusters: the guards of the others. */
  furtherReplicaGuards?: StackReplicaGuard[];
  /** Warnings and notes; with profile `ray-docs` also what that profile does not refuse. */
  findings: RuleFinding[];
  /** Annotations of the catalog entity that this cluster belongs to. */
  annotations: Record<string, string>;
}

/** One Application on its own, for the actions that write a single file. @public */
export interface RayStackPart {
  file: ManifestFile;
  application: StackApplication;
  findings: RuleFinding[];
}

/** The RayCluster's Application, with its values file and its replica guard where the input asks for them. @public */
export interface RayClusterPart {
  files: ManifestFile[];
  applications: StackApplication[];
  replicaGuard?: StackReplicaGuard;
  findings: RuleFinding[];
  clusterName: string;
  namespace: string;
  annotations: Record<string, string>;
}
