import type { WatchedKind } from './watchedKinds';

/** A Kubernetes object as far as this layer looks at it. */
export interface KubeObject {
  metadata: {
    namespace?: string;
    name: string;
    resourceVersion?: string;
  };
  [field: string]: unknown;
}

/** One page of a LIST. */
export interface KubeListPage {
  items: KubeObject[];
  /** Where a watch goes on from; opaque. */
  resourceVersion: string;
  /** There are more pages: give it back to `list`. */
  continueToken?: string;
}

/** One line of a watch. */
export type KubeWatchEvent =
  | {
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      object: KubeObject;
      resourceVersion: string;
    }
  | { type: 'BOOKMARK'; resourceVersion: string };

/** Options of `KubeConnection.list`. */
export interface KubeListOptions {
  limit: number;
  continueToken?: string;
  signal: AbortSignal;
}

/** Options of `KubeConnection.watch`. */
export interface KubeWatchOptions {
  resourceVersion: string;
  signal: AbortSignal;
}

/**
 * Read access to one Kubernetes cluster.
 *
 * All methods throw `KubeError`, or the signal's reason when it is the signal that ended them. Nothing is
 * retried here. A watch ends without an error when the server ends it, which servers do every half hour or so,
 * or after `watchSeconds` of the kind; an ERROR event of the stream is thrown.
 */
export interface KubeConnection {
  list(kind: WatchedKind, options: KubeListOptions): Promise<KubeListPage>;
  watch(
    kind: WatchedKind,
    options: KubeWatchOptions,
  ): AsyncIterable<KubeWatchEvent>;
  /** The Kubernetes version of the API server, e.g. `v1.36.1`. */
  version(signal: AbortSignal): Promise<string>;
}
