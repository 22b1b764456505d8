import type {
  ApplicationManifest,
  StackManifest,
} from '../applications/ApplicationManifest';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { ManifestFile, StackRole } from '../RayStack';
import type { ApplicationSetManifest } from './applicationSet';

/** An Application or ApplicationSet and what it brings. */
export interface StackDocument {
  role: StackRole;
  manifest: StackManifest | ApplicationSetManifest;
}

/** A RayCluster of the stack, as the rules and the catalog see it. */
export interface StackCluster {
  /** As if it were the only one. */
  input: RayStackInput;
  /** What the rules look at: Applications with their values in place, wherever those end up, policy and binding. */
  manifests: readonly object[];
  /** Name of the Application in Argo CD, where it is known before. */
  applicationName?: string;
  /** On another Kubernetes cluster than `destination` says. */
  elsewhere?: boolean;
  /** Path of the input that a path of `input` comes from. */
  pathOf(path: string): string;
}

/** A replica guard of the stack. */
export interface StackGuard {
  file: ManifestFile;
  namespaces: string[];
  /** Whether an Application among the documents brings it. */
  applied: boolean;
}

/** A stack before it is laid out as files. */
export interface StackAssembly {
  documents: StackDocument[];
  /** For the root's own folder, beside `documents`. */
  root?: ApplicationManifest;
  /** Helm values. */
  values: ManifestFile[];
  guards: StackGuard[];
  clusters: StackCluster[];
  /** One Application for each place that the stack goes to, as far as that is known. */
  destinations: StackManifest[];
}
