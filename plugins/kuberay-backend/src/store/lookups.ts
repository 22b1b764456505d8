import type {
  ApplicationRecord,
  EventRecord,
  Freshness,
  PodRecord,
  RayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import type { ObjectKey } from '../watch/WatchEvent';
import { involvedKey, labelKey, objectKey } from './indexers';
import type { KindState } from './KindState';
import type { ClusterSnapshot } from './ResourceStore';

/*
 * What a view looks up, each without walking through all records. The answers are in no order, are shared and must
 * not be changed; the same records give the same array in the next snapshot.
 */

const NONE: readonly never[] = [];

/** Pods with the label `ray.io/cluster` of a RayCluster, in its namespace. */
export function podsOf(
  cluster: ClusterSnapshot,
  { namespace, name }: ObjectKey,
): readonly PodRecord[] {
  return find(cluster.Pod, 'rayCluster', objectKey(namespace, name));
}

/** Warning events about one object of the kind `RayCluster` or `Pod`. */
export function eventsAbout(
  cluster: ClusterSnapshot,
  involved: ObjectKey & { kind: string },
): readonly EventRecord[] {
  const { namespace, kind, name } = involved;
  return find(cluster.Event, 'involved', involvedKey(namespace, kind, name));
}

/** Warning events about a RayCluster and about each of its pods that is there. */
export function eventsOf(
  cluster: ClusterSnapshot,
  rayCluster: ObjectKey,
): EventRecord[] {
  const { namespace, name } = rayCluster;
  return [
    ...eventsAbout(cluster, { kind: 'RayCluster', namespace, name }),
    ...podsOf(cluster, rayCluster).flatMap(pod =>
      eventsAbout(cluster, { kind: 'Pod', namespace, name: pod.name }),
    ),
  ];
}

/** RayClusters that carry exactly this `argocd.argoproj.io/tracking-id`. */
export function rayClustersByTrackingId(
  cluster: ClusterSnapshot,
  trackingId: string,
): readonly RayClusterRecord[] {
  return find(cluster.RayCluster, 'trackingId', trackingId);
}

/**
 * RayClusters whose tracking id names an Application of this name, of whatever namespace and Argo CD: candidates that
 * `isApplicationOfRayCluster` has to confirm.
 */
export function rayClustersByApplicationName(
  cluster: ClusterSnapshot,
  name: string,
): readonly RayClusterRecord[] {
  return find(cluster.RayCluster, 'application', name);
}

/** RayClusters that carry this label, or whose head does. */
export function rayClustersByLabel(
  cluster: ClusterSnapshot,
  key: string,
  value: string,
): readonly RayClusterRecord[] {
  return find(cluster.RayCluster, 'label', labelKey(key, value));
}

/** Applications of this `metadata.uid`: one, unless somebody restored a backup. */
export function applicationsByUid(
  applications: KindState<ApplicationRecord>,
  uid: string,
): readonly ApplicationRecord[] {
  return find(applications, 'uid', uid);
}

/** Applications of this name in any namespace. */
export function applicationsByName(
  applications: KindState<ApplicationRecord>,
  name: string,
): readonly ApplicationRecord[] {
  return find(applications, 'name', name);
}

/** Applications whose status lists a RayCluster of this namespace and name, on whatever cluster. */
export function applicationsListing(
  applications: KindState<ApplicationRecord>,
  { namespace, name }: ObjectKey,
): readonly ApplicationRecord[] {
  return find(applications, 'rayCluster', objectKey(namespace, name));
}

/**
 * How fresh what is known of one namespace is. Where namespaces are watched one by one, it is that namespace's own:
 * one that cannot be read leaves the others as they are; one that is not watched can never be known.
 */
export function freshnessIn(
  state: KindState<unknown>,
  namespace: string,
): Freshness {
  if (!state.scopes) {
    return state.freshness;
  }
  return (
    state.scopes.get(namespace)?.freshness ?? {
      state: 'failed',
      since: state.scopedSince ?? '',
      problem: {
        code: 'forbidden',
        message: `Namespace ${namespace} is not among those that are watched there`,
      },
    }
  );
}

function find<TRecord>(
  state: KindState<TRecord>,
  index: string,
  key: string,
): readonly TRecord[] {
  return state.indexes.get(index)?.get(key) ?? NONE;
}
