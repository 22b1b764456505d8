import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { KubeObject } from './KubeConnection';

/** What a sync is to carry: Argo CD takes options and retry from the operation alone, so they are copied into it. */
export interface SyncOperation {
  prune: boolean;
  syncOptions: string[];
  /** `spec.syncPolicy.retry`, as it stands. */
  retry?: object;
  /** For Argo CD's own record: the user's entity ref. */
  initiatedBy: string;
}

/**
 * Writes to an Application where it was read from: as an object of Kubernetes, or through Argo CD's API.
 * All methods throw KubeError; `conflict` where an operation runs already or the object has changed meanwhile.
 */
export interface ApplicationControl {
  /** The whole object as it is now. */
  read(
    application: ApplicationRecord,
    signal: AbortSignal,
  ): Promise<KubeObject>;
  refresh(
    application: ApplicationRecord,
    options: { hard: boolean; signal: AbortSignal },
  ): Promise<void>;
  /** `object` is what `read` gave: the write fails if the Application has changed since. */
  sync(
    application: ApplicationRecord,
    options: {
      object: KubeObject;
      operation: SyncOperation;
      signal: AbortSignal;
    },
  ): Promise<void>;
}
