import {
  assessRayCluster,
  missingRayCluster,
  unreadRayCluster,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationView,
  Finding,
  Freshness,
  RayClusterRef,
  RayClusterView,
  Verdict,
} from 'backstage-plugin-kuberay-common';
import type { ClusterSnapshot } from '../store/ResourceStore';
import type { Knowledge } from './Knowledge';
import { toSourceView } from './toSourceView';
import { worstFreshness } from './worstFreshness';

/** Options of {@link describeRayCluster}. */
export interface DescribeRayClusterOptions {
  ref: RayClusterRef;
  /** Those that deploy it. */
  applications: ApplicationView[];
  knowledge: Knowledge;
  now: Date;
}

/** One RayCluster of an entity: what we show, in one line, and what is wrong. */
export interface DescribedRayCluster {
  view: RayClusterView;
  verdict: Verdict;
  findings: Finding[];
}

/** Says what is known of a RayCluster that somebody named: it is there, it is not, or nobody can tell. */
export function describeRayCluster(
  options: DescribeRayClusterOptions,
): DescribedRayCluster {
  const { ref, applications, knowledge, now } = options;
  const { title: clusterTitle, freshness } = toSourceView(
    ref.cluster,
    knowledge,
  );
  const cluster = knowledge.snapshot.clusters.get(ref.cluster);
  if (!cluster) {
    return unread(ref, clusterTitle, freshness);
  }
  const record = cluster.RayCluster.records.get(ref.namespace)?.get(ref.name);
  const needed = neededFreshness(cluster, record !== undefined);
  if (needed.state === 'syncing' || needed.state === 'failed') {
    return unread(ref, clusterTitle, needed);
  }
  if (!record) {
    const missing = missingRayCluster({
      ref,
      clusterTitle,
      application: applications[0],
      installed: cluster.RayCluster.installed,
    });
    return { ...missing, findings: [] };
  }
  return assessRayCluster({
    record,
    pods: [...(cluster.Pod.records.get(ref.namespace)?.values() ?? [])],
    events: [...(cluster.Event.records.get(ref.namespace)?.values() ?? [])],
    now,
    clusterTitle,
  });
}

/**
 * Without pods a cluster that is there would look empty. One that is not there would look abandoned for a moment
 * if Argo CD's word were still to come; if it never comes, the verdict stands without it.
 */
function neededFreshness(
  { RayCluster, Pod, Application }: ClusterSnapshot,
  exists: boolean,
): Freshness {
  if (exists) {
    return worstFreshness([RayCluster.freshness, Pod.freshness]);
  }
  return Application.freshness.state === 'syncing'
    ? worstFreshness([RayCluster.freshness, Application.freshness])
    : RayCluster.freshness;
}

function unread(
  ref: RayClusterRef,
  clusterTitle: string,
  freshness: Freshness,
): DescribedRayCluster {
  const unknown =
    freshness.state === 'failed' &&
    freshness.problem.code === 'unknown-cluster';
  return {
    ...unreadRayCluster({
      ref,
      clusterTitle,
      freshness: unknown ? undefined : freshness,
    }),
    findings: [],
  };
}
