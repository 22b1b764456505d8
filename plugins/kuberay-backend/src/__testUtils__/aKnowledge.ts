import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { ClusterInfo, DirectoryState } from '../kube/ClusterDirectory';
import type { Kind } from '../kube/watchedKinds';
import { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import type { RecordsByKind } from '../store/RecordsByKind';
import type { ReflectorStore } from '../watch/ReflectorStore';
import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import type { Knowledge } from '../view/Knowledge';
import { readKnowledge } from '../view/Knowledge';

/** When everything of `aKnowledge` was heard. */
export const HEARD_AT = '2026-11-21T02:10:00.000Z';

/** Records make a list, and come before the events. */
type Told<T extends ObjectKey> = readonly (T | WatchEvent<T>)[];

/** What was heard of one cluster: a kind without a word is an empty list. */
export type Heard = {
  [K in Kind]?: Told<RecordsByKind[K]> | 'syncing';
};

/** What was heard of one Argo CD instance. */
export type InstanceHeard = Told<ApplicationRecord> | 'syncing';

/** Options of {@link aKnowledge}. */
export interface AKnowledgeOptions {
  /** By name; each is listed by the directory. */
  clusters?: Record<string, Heard>;
  /** Listed, and not watched. */
  unwatched?: ClusterInfo[];
  /** Argo CD instances by name, and what each lists. */
  instances?: Record<string, InstanceHeard>;
  destinations?: Record<string, string>;
  words?: Knowledge['words'];
  /** `kuberay.links.rayDashboard`. */
  rayDashboardTemplate?: string;
  actions?: Knowledge['actions'];
  /** In place of the list. */
  directory?: DirectoryState;
  urls?: Record<string, string>;
}

/** What is known once the clusters have told these things; read from the real store. */
export function aKnowledge(options: AKnowledgeOptions): Knowledge {
  const { clusters = {}, instances = {}, unwatched = [] } = options;
  const store = InMemoryResourceStore.create();
  for (const [cluster, heard] of Object.entries(clusters)) {
    store.add(cluster);
    hear(store, cluster, 'RayCluster', heard.RayCluster);
    hear(store, cluster, 'Pod', heard.Pod);
    hear(store, cluster, 'Event', heard.Event);
    hear(store, cluster, 'Application', heard.Application);
  }
  for (const [instance, heard] of Object.entries(instances)) {
    store.addInstance(instance);
    tell(store.instanceWriter(instance), heard);
  }
  const directory: DirectoryState = options.directory ?? {
    state: 'known',
    since: HEARD_AT,
    clusters: [
      ...Object.keys(clusters).map(name => ({
        name,
        title: `${name} (title)`,
        via: 'kubernetes-plugin' as const,
      })),
      ...unwatched,
    ],
  };
  return readKnowledge({
    directory: { current: () => directory, subscribe: () => () => {} },
    store,
    words: options.words,
    config: {
      clusterAddresses: Object.entries(options.urls ?? {}).map(
        ([name, url]) => ({ name, url }),
      ),
      destinations: new Map(Object.entries(options.destinations ?? {})),
      rayDashboard: {
        proxy: false,
        linkTemplate: options.rayDashboardTemplate,
      },
      actions: options.actions ?? { enabled: false, allow: [] },
    },
  });
}

function hear<K extends Kind>(
  store: InMemoryResourceStore,
  cluster: string,
  kind: K,
  heard: Heard[K],
): void {
  const told: Told<RecordsByKind[K]> | 'syncing' = heard ?? [];
  tell(store.writer(cluster, kind), told);
}

function tell<T extends ObjectKey>(
  writer: ReflectorStore<T>,
  told: Told<T> | 'syncing',
): void {
  if (told === 'syncing') {
    return;
  }
  const records: T[] = [];
  const events: WatchEvent<T>[] = [];
  for (const one of told) {
    if (isEvent(one)) {
      events.push(one);
    } else {
      records.push(one);
    }
  }
  if (events.length === 0 || records.length > 0) {
    writer.apply({ type: 'replaced', records, at: HEARD_AT });
  }
  events.forEach(event => writer.apply(event));
}

function isEvent<T extends ObjectKey>(
  told: T | WatchEvent<T>,
): told is WatchEvent<T> {
  return 'type' in told && 'at' in told;
}
