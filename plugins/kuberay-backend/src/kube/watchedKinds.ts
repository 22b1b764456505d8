import {
  APPLICATION_KIND,
  ARGOCD_API_GROUP,
  ARGOCD_API_VERSION,
  LABEL_RAY_CLUSTER,
  RAYCLUSTER_KIND,
  RAY_API_GROUP,
  RAY_API_VERSION,
} from 'backstage-plugin-kuberay-common';

/** Kinds that every cluster is watched for. */
export type Kind =
  | typeof RAYCLUSTER_KIND
  | 'Pod'
  | 'Event'
  | typeof APPLICATION_KIND;

/** Where a kind is in the Kubernetes API, and which of its objects we ask for. */
export interface WatchedKind {
  kind: Kind;
  /** Absent: the core group. */
  group?: string;
  version: string;
  plural: string;
  labelSelector?: string;
  fieldSelector?: string;
  /**
   * Seconds after which the server is asked to end a watch; without it, it decides (half an hour or more).
   * For a kind without bookmarks: an end that was asked for is how a quiet watch is told from a dead one.
   */
  watchSeconds?: number;
  /** Adds words to what is known without it: not being allowed to read it is no failure of the cluster. */
  optional?: true;
}

/** The kinds that we watch in all namespaces, each with what the server is to leave out. */
export const watchedKinds: { readonly [K in Kind]: WatchedKind } = {
  RayCluster: {
    kind: 'RayCluster',
    group: RAY_API_GROUP,
    version: RAY_API_VERSION,
    plural: 'rayclusters',
  },
  // Head and workers: the operator sets the label, and a template cannot override it.
  Pod: {
    kind: 'Pod',
    version: 'v1',
    plural: 'pods',
    labelSelector: LABEL_RAY_CLUSTER,
  },
  // The only sign of a rejected spec or a lost node. A field selector cannot say "RayCluster or Pod".
  Event: {
    kind: 'Event',
    version: 'v1',
    plural: 'events',
    fieldSelector: 'type=Warning',
    // API servers keep no watch cache of events, and bookmarks come from that cache (recorded, Kubernetes 1.36).
    watchSeconds: 60,
    optional: true,
  },
  Application: {
    kind: 'Application',
    group: ARGOCD_API_GROUP,
    version: ARGOCD_API_VERSION,
    plural: 'applications',
  },
};

/** Name of a resource as `kubectl` says it: `rayclusters.ray.io`, `pods`. */
export function resourceName(kind: WatchedKind): string {
  return kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
}
