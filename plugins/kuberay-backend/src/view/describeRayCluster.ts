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
import type { KindState } from '../store/KindState';
import { eventsOf, freshnessIn, podsOf } from '../store/lookups';
import type { ClusterSnapshot } from '../store/ResourceStore';
import type { Knowledge } from './Knowledge';
import { rayDashboardLink } from './rayDashboardLink';
import { toSourceView } from './toSourceView';
import { worstFreshness } from './worstFreshness';

/** Options of {@link describeRayCluster}. */
export interface DescribeRayClusterOptions {
  ref: RayClusterRef;
  /** Those that deploy it. */
  applications: readonly ApplicationView[];
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
  if (!record && !isWatched(cluster.RayCluster, ref.namespace)) {
    return notWatched(ref, clusterTitle);
  }
  const needed = neededFreshness(options, cluster, record !== undefined);
  if (needed.state === 'syncing' || needed.state === 'failed') {
    return unread(ref, clusterTitle, needed);
  }
  const limit = limitOf(ref, knowledge);
  if (!record && limit && applications.length === 0) {
    return unread(ref, clusterTitle, limit);
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
  const rayDashboard = rayDashboardLink(knowledge.rayDashboardTemplate, ref);
  return assessRayCluster({
    record,
    pods: [...podsOf(cluster, ref)].sort(byName),
    events: eventsOf(cluster, ref).sort(byName),
    now,
    clusterTitle,
    links: rayDashboard === undefined ? {} : { rayDashboard },
    words: record.spec.autoscaling ? knowledge.words?.(ref) : undefined,
  });
}

/**
 * Without pods a cluster that is there would look empty. One that is not there would look abandoned for a moment
 * if Argo CD's word were still to come; if it never comes, the verdict stands without it.
 */
function neededFreshness(
  { ref, knowledge }: DescribeRayClusterOptions,
  { RayCluster, Pod, Application }: ClusterSnapshot,
  exists: boolean,
): Freshness {
  const rayClusters = freshnessIn(RayCluster, ref.namespace);
  if (exists) {
    return worstFreshness([rayClusters, freshnessIn(Pod, ref.namespace)]);
  }
  const awaited = [Application, ...knowledge.snapshot.instances.values()].find(
    ({ freshness }) => freshness.state === 'syncing',
  );
  return awaited
    ? worstFreshness([rayClusters, awaited.freshness])
    : rayClusters;
}

function isWatched({ scopes }: KindState<unknown>, namespace: string): boolean {
  return scopes?.has(namespace) ?? true;
}

/** Where nothing is seen but what Applications deploy, a RayCluster of none may be there nevertheless. */
function limitOf(
  { cluster }: RayClusterRef,
  { directory }: Knowledge,
): Freshness | undefined {
  if (directory.state !== 'known') {
    return undefined;
  }
  const { clusters, since } = directory;
  const limit = clusters.find(({ name }) => name === cluster)?.limit;
  return limit && { state: 'failed', since, problem: limit };
}

/** Nobody looks there, so nobody can say that it is missing. */
function notWatched(
  ref: RayClusterRef,
  clusterTitle: string,
): DescribedRayCluster {
  const { cluster, namespace } = ref;
  return {
    ...unreadRayCluster({
      ref,
      clusterTitle,
      freshness: {
        state: 'failed',
        // It never was; and of all this only the verdict is shown.
        since: '',
        problem: {
          code: 'forbidden',
          message: `The namespace ${namespace} is not watched`,
        },
      },
    }),
    findings: [
      {
        code: 'namespace-not-watched',
        severity: 'warning',
        about: 'configuration',
        message: `Of ${clusterTitle} only some namespaces are watched, and ${namespace} is none of them.`,
        remedy: `Add it to kuberay.namespaces for ${cluster}, with the right to read it.`,
        rayCluster: ref,
      },
    ],
  };
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

/** The store gives no order, and a view may not change without a reason. */
function byName(left: { name: string }, right: { name: string }): number {
  if (left.name === right.name) {
    return 0;
  }
  return left.name < right.name ? -1 : 1;
}
