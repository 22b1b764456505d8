import type { KubeObject } from './KubeObject';
import type { ObjectStore } from './ObjectStore';

/** A write of a main resource that is about to happen. */
export interface AdmissionReview {
  operation: 'CREATE' | 'UPDATE';
  object: KubeObject;
  /** Undefined on CREATE. */
  oldObject: KubeObject | undefined;
  /** Who writes, e.g. `argocd-controller`; undefined when the writer does not say. */
  fieldManager: string | undefined;
}

/** What an admission decision may look at besides the write itself. */
export type ClusterReader = Pick<ObjectStore, 'get' | 'list'>;

/**
 * Decides what is really written: returns the object as it was given, or another one, or throws a KubeStatusError to
 * refuse. It must not change what it is given: the old object is the stored one.
 */
export type Admit = (
  review: AdmissionReview,
  cluster: ClusterReader,
) => KubeObject;
