import type { Kind } from '../kube/watchedKinds';
import type { RecordsByKind } from './RecordsByKind';
import type { Snapshot } from './ResourceStore';

/** The records of one kind in all clusters, clusters in the order of the directory. */
export function allRecords<K extends Kind>(
  snapshot: Snapshot,
  kind: K,
): RecordsByKind[K][] {
  return [...snapshot.clusters.values()].flatMap(cluster =>
    [...cluster[kind].records.values()].flatMap(names => [...names.values()]),
  );
}
