import type { KubeObject, ObjectKey } from './KubeObject';

/** What happened to one object, as a watch tells it. */
export interface ObjectEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
}

/** How a patch is to be read; `apply` replaces the given fields, lists whole, without managedFields. */
export type PatchType = 'merge' | 'json' | 'apply';

/** Who writes; an admission policy sees the name, e.g. `argocd-controller`. */
export interface WriteOptions {
  fieldManager?: string;
}

/** How a patch is read, and by whom it is. */
export interface PatchOptions {
  type: PatchType;
  fieldManager: string;
  /** Answer what would be stored, defaults and admission included, and store nothing. Only of an object that is there. */
  dryRun?: boolean;
}

/** How a pod is ended. */
export interface DeleteOptions {
  /**
   * More than 0 leaves a pod that runs on a node terminating until it is deleted with 0, which the kubelet does
   * (recorded). Other objects, and pods without a node, go at once. Default 0.
   */
  gracePeriodSeconds?: number;
}

/**
 * The objects of one stand-in cluster: what the API server serves and the stand-in controllers use.
 *
 * Guarantees: one version counter (a decimal string, beyond what a Number holds) for all kinds; listeners are told
 * after the change, synchronously and in order; returned objects are copies that the caller owns.
 * `generation` rises when anything but metadata and status changes; for a kind without a status subresource, like
 * Application, with the status too, and on the deletionTimestamp (recorded). An object with finalizers gets a
 * `deletionTimestamp` on delete and goes when the last finalizer is removed; dependants (ownerReferences) go with their owner,
 * pods that run on a node after their grace period.
 * Refusals are thrown as `KubeStatusError` with the code and reason of a real API server.
 */
export interface ObjectStore {
  get(key: ObjectKey): KubeObject | undefined;
  /** Sorted by namespace and name; without `namespace` of all namespaces. */
  list(kind: string, options?: { namespace?: string }): KubeObject[];
  /** Like `list`, but the stored objects themselves: the caller must not change them. */
  entries(kind: string, options?: { namespace?: string }): KubeObject[];
  /** @throws KubeStatusError 404 kind not served or namespace not there, 409 AlreadyExists, 422 Invalid */
  create(object: KubeObject, options?: WriteOptions): KubeObject;
  /** Replaces all but the status of kinds with a status subresource. @throws KubeStatusError 404, 409 Conflict when a given resourceVersion is old */
  update(object: KubeObject, options?: WriteOptions): KubeObject;
  /** Replaces the status only; no event when nothing changes. */
  updateStatus(key: ObjectKey, status: unknown): KubeObject;
  /** An `apply` creates what is not there. `fieldManager` is what an admission policy sees, e.g. `argocd-controller`. */
  patch(key: ObjectKey, patch: unknown, options: PatchOptions): KubeObject;
  /** @throws KubeStatusError 404 */
  delete(key: ObjectKey, options?: DeleteOptions): void;
  /** False until the CRD of the kind is there and established. */
  serves(kind: string): boolean;
  /** Tells every change from now on; returns its own undo. */
  subscribe(listener: (event: ObjectEvent) => void): () => void;
}
