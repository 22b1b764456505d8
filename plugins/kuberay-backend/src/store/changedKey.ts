import type {
  ApplicationRecord,
  EventRecord,
  PodRecord,
  RayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import type { Kind } from '../kube/watchedKinds';
import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import type { KindState } from './KindState';
import type { RecordsByKind } from './RecordsByKind';
import type { ChangedKey, ClusterSnapshot } from './ResourceStore';

/** What to look at again after an event of a cluster; undefined: nothing that a reader could see has changed. */
export function changedKey<K extends Kind>(
  cluster: string,
  kind: K,
  event: WatchEvent<RecordsByKind[K] & ObjectKey>,
  before: ClusterSnapshot,
  after: ClusterSnapshot,
): ChangedKey | undefined {
  if (!isVisible(before[kind], after[kind])) {
    return undefined;
  }
  const named = changedName(event);
  if (!named) {
    return { cluster, kind };
  }
  if (kind === 'Application') {
    return { cluster, kind, applications: [named] };
  }
  const rayClusters = [before, after].flatMap(snapshot =>
    rayClusterOf(kind, named, snapshot),
  );
  return { cluster, kind, rayClusters: unique(rayClusters) };
}

/** The same of an Argo CD instance. */
export function changedInstanceKey(
  instance: string,
  event: WatchEvent<ApplicationRecord>,
  before: KindState<ApplicationRecord>,
  after: KindState<ApplicationRecord>,
): ChangedKey | undefined {
  if (!isVisible(before, after)) {
    return undefined;
  }
  const named = changedName(event);
  return { instance, ...(named && { applications: [named] }) };
}

/** The one object that an event is about. */
function changedName(event: WatchEvent<ObjectKey>): ObjectKey | undefined {
  switch (event.type) {
    case 'applied':
      return { namespace: event.record.namespace, name: event.record.name };
    case 'deleted':
      return { namespace: event.key.namespace, name: event.key.name };
    default:
      return undefined;
  }
}

/** The RayClusters whose views show an object. */
function rayClusterOf(
  kind: Exclude<Kind, 'Application'>,
  { namespace, name }: ObjectKey,
  snapshot: ClusterSnapshot,
): ObjectKey[] {
  switch (kind) {
    case 'RayCluster':
      return [{ namespace, name }];
    case 'Pod':
      return rayClusterOfPod(snapshot.Pod, namespace, name);
    case 'Event': {
      const involved = snapshot.Event.records
        .get(namespace)
        ?.get(name)?.involved;
      if (!involved) {
        return [];
      }
      return involved.kind === 'Pod'
        ? rayClusterOfPod(snapshot.Pod, namespace, involved.name)
        : [{ namespace, name: involved.name }];
    }
    default:
      throw unexpected(kind);
  }
}

function rayClusterOfPod(
  pods: KindState<PodRecord>,
  namespace: string,
  name: string,
): ObjectKey[] {
  const pod = pods.records.get(namespace)?.get(name);
  return pod ? [{ namespace, name: pod.rayCluster }] : [];
}

function unique(keys: ObjectKey[]): ObjectKey[] {
  return [
    ...new Map(keys.map(key => [`${key.namespace}/${key.name}`, key])).values(),
  ];
}

/** Whether a reader could see the difference; when something was last heard is none. */
function isVisible(
  before: KindState<
    RayClusterRecord | PodRecord | EventRecord | ApplicationRecord
  >,
  after: KindState<
    RayClusterRecord | PodRecord | EventRecord | ApplicationRecord
  >,
): boolean {
  return (
    after.records !== before.records ||
    after.freshness !== before.freshness ||
    after.installed !== before.installed ||
    haveScopesChanged(before, after)
  );
}

function haveScopesChanged(
  { scopes: before }: KindState<unknown>,
  { scopes: after }: KindState<unknown>,
): boolean {
  return (
    before !== after &&
    [...(after ?? [])].some(([namespace, scope]) => {
      const old = before?.get(namespace);
      return (
        old?.freshness !== scope.freshness || old.installed !== scope.installed
      );
    })
  );
}

function unexpected(kind: never): Error {
  return new Error(`Unexpected kind ${JSON.stringify(kind)}`);
}
