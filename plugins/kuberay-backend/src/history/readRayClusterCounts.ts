import { assessRayCluster } from 'backstage-plugin-kuberay-common';
import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import { eventsOf, freshnessIn, podsOf } from '../store/lookups';
import type { ClusterSnapshot, Snapshot } from '../store/ResourceStore';
import type { GroupCounts } from './GroupCounts';

/** What the history keeps of a RayCluster at one moment. */
export interface RayClusterCounts {
  uid: string;
  /** The spec asks for it. */
  suspended: boolean;
  groups: ReadonlyMap<string, GroupCounts>;
}

/** Options of {@link readRayClusterCounts}. */
export interface ReadRayClusterCountsOptions {
  snapshot: Snapshot;
  ref: RayClusterRef;
  now: Date;
}

/**
 * Counts of a RayCluster from live knowledge alone: `gone` where it is not there, undefined where nobody can tell
 * now. Judged by what judges the card, so the two never disagree.
 */
export function readRayClusterCounts(
  options: ReadRayClusterCountsOptions,
): RayClusterCounts | 'gone' | undefined {
  const { snapshot, ref, now } = options;
  const cluster = snapshot.clusters.get(ref.cluster);
  if (!cluster || !isLiveIn(cluster, ref.namespace)) {
    return undefined;
  }
  const record = cluster.RayCluster.records.get(ref.namespace)?.get(ref.name);
  if (!record) {
    return 'gone';
  }
  const { view } = assessRayCluster({
    record,
    pods: [...podsOf(cluster, ref)],
    events: eventsOf(cluster, ref),
    now,
    clusterTitle: ref.cluster,
  });
  const groups = new Map<string, GroupCounts>();
  for (const { name, desired, ready, min, max } of view.groups) {
    // Of two groups with one name the first has all pods.
    if (!groups.has(name)) {
      groups.set(name, { desired, ready, min, max });
    }
  }
  return { uid: record.uid, suspended: record.spec.suspend, groups };
}

/** Namespaces of a cluster of which the counts are live now; `''` stands for all of them. */
export function liveScopes(cluster: ClusterSnapshot): string[] {
  const { scopes } = cluster.RayCluster;
  if (scopes) {
    return [...scopes.keys()].filter(namespace => isLiveIn(cluster, namespace));
  }
  return isLiveIn(cluster, '') ? [''] : [];
}

function isLiveIn({ RayCluster, Pod }: ClusterSnapshot, namespace: string) {
  return (
    freshnessIn(RayCluster, namespace).state === 'live' &&
    freshnessIn(Pod, namespace).state === 'live'
  );
}
