import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { Kind } from '../kube/watchedKinds';
import type { KindState } from './KindState';
import type { RecordsByKind } from './RecordsByKind';

/** Everything that is known of one cluster, at one moment. */
export type ClusterSnapshot = {
  readonly [K in Kind]: KindState<RecordsByKind[K]>;
};

/** Everything that is known, at one moment. */
export interface Snapshot {
  /** By the cluster's name. */
  readonly clusters: ReadonlyMap<string, ClusterSnapshot>;
  /** Applications read through Argo CD's API, by the instance's name. */
  readonly instances: ReadonlyMap<string, KindState<ApplicationRecord>>;
}

/** What to look at again. `kind` is absent where a whole cluster or instance has come or gone. */
export type ChangedKey =
  | { cluster: string; kind?: Kind; namespaces?: ReadonlySet<string> }
  | { instance: string };

/**
 * Read side of what we know of the clusters.
 *
 * Guarantees: a snapshot never changes, and its parts that did not change are the same objects in the next one.
 * Within a cluster and kind it is one that the API server was in, as far as the watch has come. A listener is
 * told after the change, and only of changes that a reader could see: bookmarks are silent. `namespaces` names
 * those whose records changed; absent: any, or the freshness.
 *
 * No guarantees: between kinds and between clusters there is no common moment (a RayCluster may be newer than
 * its pods); states may be skipped; nothing is kept when the process ends.
 */
export interface ResourceStore {
  snapshot(): Snapshot;
  /** Says which key to look at again, never what changed. Returns its own undo. */
  subscribe(listener: (key: ChangedKey) => void): () => void;
}
