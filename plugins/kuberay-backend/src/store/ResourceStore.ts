import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { Kind } from '../kube/watchedKinds';
import type { ObjectKey } from '../watch/WatchEvent';
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

/** Which object of a kind. */
type Named = Readonly<ObjectKey>;

/**
 * What to look at again. `kind` is absent where a whole cluster has come or gone.
 *
 * The lists narrow it down; an absent one says that anything of the kind may have changed, its freshness too.
 * `rayClusters`: the RayClusters that changed themselves, or whose pods or Warning events did; never given for
 * Applications. Empty: nothing that belongs to any RayCluster we know. `applications`: those that changed.
 */
export type ChangedKey =
  | {
      cluster: string;
      kind?: Kind;
      rayClusters?: readonly Named[];
      applications?: readonly Named[];
    }
  | { instance: string; applications?: readonly Named[] };

/**
 * Read side of what we know of the clusters.
 *
 * Guarantees: a snapshot never changes, and its parts that did not change are the same objects in the next one.
 * Within a cluster and kind it is one that the API server was in, as far as the watch has come. A listener is
 * told after the change, and only of changes that a reader could see: bookmarks are silent. What a view looks up
 * by (`lookups`) is indexed: nobody has to walk through all records for one RayCluster.
 *
 * No guarantees: between kinds and between clusters there is no common moment (a RayCluster may be newer than
 * its pods); states may be skipped; nothing is kept when the process ends.
 */
export interface ResourceStore {
  snapshot(): Snapshot;
  /** Says which key to look at again, never what changed. Returns its own undo. */
  subscribe(listener: (key: ChangedKey) => void): () => void;
}
