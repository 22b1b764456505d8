import type { KubeObject } from '../kube/KubeConnection';

/** Which Application. Without the project, Argo CD answers 403 for one that is not there. */
export interface ArgocdApplicationKey {
  namespace: string;
  name: string;
  project: string;
}

/** A live object of an Application's resource tree. */
export interface ArgocdResourceKey {
  /** Empty: the core group. */
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
}

/** A node of a resource tree, as far as we read it. */
export interface ArgocdResourceNode extends ArgocdResourceKey {
  uid: string;
  resourceVersion: string;
  createdAt?: string;
  /** Labels of a pod, all of them. */
  labels: Record<string, string>;
  /** What the tree tells of a pod: `Status Reason`, `Node`, `Containers` (`1/2`: ready of all). */
  info: Record<string, string>;
  images: string[];
}

/** What a stream of Applications tells. A heartbeat says that it is alive, and nothing else. */
export type ArgocdStreamEvent =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: KubeObject }
  | { type: 'HEARTBEAT' };

/** Body of a sync, as Argo CD's API takes it. */
export interface ArgocdSyncRequest {
  prune: boolean;
  syncOptions: string[];
  retry?: object;
}

/**
 * The API of one Argo CD instance.
 *
 * All methods throw KubeError, or the signal's reason when it is the signal that ended them. Every answer that
 * comes at once has a time-out; a request that is refused for its token is repeated once with a new one where
 * there is a user to log in with. Nothing else is retried here.
 */
export interface ArgocdApi {
  /** Every Application that the account may read, with what `fields` can select of a list. */
  list(signal: AbortSignal): Promise<KubeObject[]>;
  /** First every Application as ADDED, then what happens. Ends without an error when the server ends it. */
  stream(signal: AbortSignal): AsyncIterable<ArgocdStreamEvent>;
  /** One Application as it is. @throws KubeError `not-found` */
  get(key: ArgocdApplicationKey, signal: AbortSignal): Promise<KubeObject>;
  /** Asks to compare with Git again, and waits until that is asked for, not until it is done. */
  refresh(
    key: ArgocdApplicationKey,
    options: { hard: boolean; signal: AbortSignal },
  ): Promise<void>;
  /** @throws KubeError `conflict` while an operation runs */
  sync(
    key: ArgocdApplicationKey,
    options: { request: ArgocdSyncRequest; signal: AbortSignal },
  ): Promise<void>;
  /** What lives below an Application. */
  resourceTree(
    key: ArgocdApplicationKey,
    signal: AbortSignal,
  ): Promise<ArgocdResourceNode[]>;
  /** A live object of the tree. @throws KubeError `not-found` */
  resource(
    key: ArgocdApplicationKey,
    options: { resource: ArgocdResourceKey; signal: AbortSignal },
  ): Promise<KubeObject>;
  /** Version of Argo CD, e.g. `v3.5.1`. */
  version(signal: AbortSignal): Promise<string>;
}
