import type { RuleFinding } from './rules/RuleFinding';

/** What an Application of the stack brings. */
export type StackRole = 'crds' | 'operator' | 'cluster';

/** A file of the GitOps repository, its path relative to the stack's folder. */
export interface ManifestFile {
  path: string;
  /** YAML; the same input gives the same bytes. */
  content: string;
}

/** An Application of the stack and the file that holds it. */
export interface StackApplication {
  role: StackRole;
  name: string;
  /** Path of its file. */
  file: string;
}

/** What is to be written, and what to say about it. */
export interface RayStack {
  /** Name of the RayCluster that the chart renders. */
  clusterName: string;
  /** Namespace of the RayCluster. */
  namespace: string;
  files: ManifestFile[];
  /** In the order in which Argo CD should sync them. */
  applications: StackApplication[];
  /** Warnings and notes; with profile `ray-docs` also what that profile does not refuse. */
  findings: RuleFinding[];
  /** Annotations of the catalog entity that this cluster belongs to. */
  annotations: Record<string, string>;
}

/** One Application on its own, for the actions that write a single file. */
export interface RayStackPart {
  file: ManifestFile;
  application: StackApplication;
  findings: RuleFinding[];
}

/** The RayCluster's Application on its own. */
export interface RayClusterPart extends RayStackPart {
  clusterName: string;
  namespace: string;
  annotations: Record<string, string>;
}
