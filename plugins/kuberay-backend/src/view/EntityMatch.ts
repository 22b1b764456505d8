import type { RayClusterAddress } from 'backstage-plugin-kuberay-common';
import type { LabelSelector } from './labelSelector/LabelSelector';

/** An annotation that cannot be read. */
export interface InvalidAnnotation {
  by: 'invalid';
  annotation: string;
  /** One sentence for the catalog owner, without its full stop. */
  problem: string;
  /** What the annotation takes. */
  form: string;
}

/** Applications as an entity asks for them. */
export interface ApplicationMatch {
  by: 'applications';
  /** Which Applications: by name, or by their labels. */
  wanted:
    | { names: readonly string[] }
    | { selector: LabelSelector; text: string };
  /** Absent: of any namespace. */
  namespace?: string;
  /** Argo CD instances in the order of display; absent: all. */
  instances?: readonly string[];
  /** Absent: of any AppProject. */
  project?: string;
  /** What decides where these Applications have no Ray cluster. */
  otherwise: LabelMatch | InvalidAnnotation | { by: 'nothing' };
}

/** RayClusters by their labels or those of their heads. */
export interface LabelMatch {
  by: 'labels';
  selector: LabelSelector;
  /** Absent: in any namespace. */
  namespace?: string;
  /** Absent: on any Kubernetes cluster. */
  cluster?: string;
}

/** What an entity's annotations ask for. */
export type EntityMatch =
  | { by: 'nothing' }
  | InvalidAnnotation
  | { by: 'ray-clusters'; addresses: readonly RayClusterAddress[] }
  | ApplicationMatch
  | LabelMatch;
