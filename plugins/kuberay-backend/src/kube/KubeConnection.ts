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
  /** How many items had no name and were left out; absent: none. */
  nameless?: number;
}

/** One line of a watch. */
export type KubeWatchEvent =
  | {
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      object: KubeObject;
      resourceVersion: string;
    }
  | {
      type: 'BOOKMARK';
      resourceVersion: string;
      /** All that was there when the watch began has been sent. */
      endsInitialEvents?: true;
    };

/** Options of `KubeConnection.list`. */
export interface KubeListOptions {
  /** Absent: all namespaces. */
  namespace?: string;
  limit: number;
  continueToken?: string;
  signal: AbortSignal;
}

/** Options of `KubeConnection.watch`. */
export interface KubeWatchOptions {
  /** Absent: all namespaces. */
  namespace?: string;
  /**
   * Where to go on. Absent: the watch begins with everything that is there, as ADDED events and a bookmark that
   * `endsInitialEvents` (a streaming list, Kubernetes 1.32 and later; no server has to offer it).
   */
  resourceVersion?: string;
  signal: AbortSignal;
  /**
   * Called when the server has accepted the watch. Late, if anything on the way holds the answer back until its
   * first byte, as the Kubernetes plugin's proxy does.
   */
  onOpen?: () => void;
}

/** Which object of a kind. */
export interface KubeObjectKey {
  namespace: string;
  name: string;
}

/** A path behind a Service of the cluster, as the API server's service proxy reaches it. */
export interface KubeServicePath {
  namespace: string;
  service: string;
  /** Name of the Service's port. */
  port: string;
  /** Decoded segments below the Service. */
  segments: string[];
  query?: Record<string, string>;
}

/**
 * Access to one Kubernetes cluster.
 *
 * All methods throw `KubeError`, or the signal's reason when it is the signal that ended them. Nothing is
 * retried here. A watch ends without an error when the server ends it, which servers do every half hour or so,
 * or after `watchSeconds` of the kind; an ERROR event of the stream is thrown. `not-streamed` is thrown where the
 * server refuses to begin a watch with what is there; one that does not know of it may ignore that instead.
 */
export interface KubeConnection {
  list(kind: WatchedKind, options: KubeListOptions): Promise<KubeListPage>;
  watch(
    kind: WatchedKind,
    options: KubeWatchOptions,
  ): AsyncIterable<KubeWatchEvent>;
  /** One object as it is. @throws KubeError with code `not-found` where there is none */
  get(
    kind: WatchedKind,
    key: KubeObjectKey,
    signal: AbortSignal,
  ): Promise<KubeObject>;
  /** JSON merge patch (RFC 7386) of one object; the object after it. */
  mergePatch(
    kind: WatchedKind,
    key: KubeObjectKey,
    patch: object,
    signal: AbortSignal,
  ): Promise<KubeObject>;
  /** GET of a Service's own HTTP; the body as text, at most 8 MiB of it. @throws KubeError for any status but 2xx */
  getFromService(path: KubeServicePath, signal: AbortSignal): Promise<string>;
  /** The Kubernetes version of the API server, e.g. `v1.36.1`. */
  version(signal: AbortSignal): Promise<string>;
}
