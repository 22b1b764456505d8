import { APPLICATION_KIND } from 'backstage-plugin-kuberay-common';
import { watchedKinds, type Kind } from '../kube/watchedKinds';
import type { WatchReading } from '../metrics/WatchReading';
import type { KindState } from './KindState';
import type { Snapshot } from './ResourceStore';

/** How every watch is at one moment: each kind of each cluster, and the Applications of each Argo CD instance. */
export function readWatches(snapshot: Snapshot, now: Date): WatchReading[] {
  const clusters = [...snapshot.clusters].flatMap(([source, kinds]) =>
    (Object.keys(watchedKinds) as Kind[]).map(kind =>
      toReading(source, kind, kinds[kind], now),
    ),
  );
  const instances = [...snapshot.instances].map(([source, state]) =>
    toReading(source, APPLICATION_KIND, state, now),
  );
  return [...clusters, ...instances];
}

function toReading(
  source: string,
  kind: string,
  { records, freshness, observedAt }: KindState<unknown>,
  now: Date,
): WatchReading {
  let objects = 0;
  for (const named of records.values()) {
    objects += named.size;
  }
  return {
    source,
    kind,
    state: freshness.state,
    objects,
    ageSeconds:
      observedAt === undefined
        ? undefined
        : Math.max(0, (now.getTime() - Date.parse(observedAt)) / 1000),
  };
}
