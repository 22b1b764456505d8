import type { Application } from '../argocd/Application';
import {
  formatResourceId,
  toObjectKey,
  toResourceId,
} from '../argocd/resourceId';
import type { KubeObject } from '../kube-api';
import type { InMemoryObjectStore } from '../kube-api/InMemoryObjectStore';
import type { HostInfo } from './hostsOf';
import { hostsOf } from './hostsOf';
import type { ResourceNode } from './resourceNode';
import { resourceNode } from './resourceNode';

/** What hangs below an Application: its objects, and what those own, down to the pods. */
export interface ResourceTree {
  nodes: ResourceNode[];
  /** The machines that its pods are on. */
  hosts?: HostInfo[];
}

/** Kinds that Argo CD's cache leaves out. */
const EXCLUDED_KINDS = new Set(['Event', 'Lease']);

/** The tree as it is now; an object that Git wants and the cluster does not have is there without uid, as Missing. */
export function resourceTree(
  application: Application,
  store: InMemoryObjectStore,
): ResourceTree {
  const members = membersOf(application, store);
  const objects = [...members.values()];
  const missing = (application.status?.resources ?? [])
    .filter(resource => !findLive(resource, store))
    .map(
      ({ group, version, kind, namespace, name }): ResourceNode => ({
        ...(group && { group }),
        version,
        kind,
        ...(namespace !== undefined && { namespace }),
        name,
        health: { status: 'Missing' },
      }),
    );
  const nodes = [
    ...objects.map(object => resourceNode(object, parentsOf(object, members))),
    ...missing,
  ];
  const hosts = hostsOf(objects, store);
  return {
    nodes: nodes.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    ...(hosts.length > 0 && { hosts }),
  };
}

/** The live objects of an Application and all that they own, by uid. */
export function membersOf(
  application: Application,
  store: InMemoryObjectStore,
): Map<string, KubeObject> {
  const members = new Map<string, KubeObject>();
  const childrenOf = indexByOwner(store);
  function add(object: KubeObject): void {
    const { uid = '' } = object.metadata;
    if (!members.has(uid)) {
      members.set(uid, object);
      (childrenOf.get(uid) ?? []).forEach(add);
    }
  }
  for (const resource of application.status?.resources ?? []) {
    const live = findLive(resource, store);
    if (live) {
      add(live);
    }
  }
  return members;
}

function findLive(
  resource: { group?: string; kind: string; namespace?: string; name: string },
  store: InMemoryObjectStore,
): KubeObject | undefined {
  const { group = '', kind, namespace, name } = resource;
  return store.serves(kind)
    ? store.get(toObjectKey({ group, kind, namespace, name }))
    : undefined;
}

function indexByOwner(store: InMemoryObjectStore): Map<string, KubeObject[]> {
  const index = new Map<string, KubeObject[]>();
  const objects = store
    .kinds()
    .filter(({ kind }) => !EXCLUDED_KINDS.has(kind))
    .flatMap(({ kind }) => store.entries(kind));
  for (const object of objects) {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      index.set(uid, [...(index.get(uid) ?? []), object]);
    }
  }
  return index;
}

function parentsOf(
  { metadata }: KubeObject,
  members: ReadonlyMap<string, KubeObject>,
): KubeObject[] {
  return (metadata.ownerReferences ?? []).flatMap(
    ({ uid }) => members.get(uid) ?? [],
  );
}

function keyOf(node: ResourceNode): string {
  const { group = '', kind, namespace, name } = node;
  return formatResourceId({ group, kind, namespace, name });
}

/** The object of the tree that a request names; undefined when the tree has none. */
export function findMember(
  members: ReadonlyMap<string, KubeObject>,
  wanted: { group: string; kind: string; namespace: string; name: string },
): KubeObject | undefined {
  return [...members.values()].find(object => {
    const { group, kind, namespace = '', name } = toResourceId(object);
    return (
      group === wanted.group &&
      kind === wanted.kind &&
      namespace === wanted.namespace &&
      name === wanted.name
    );
  });
}
