import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { KindState } from './KindState';
import { rememberLast } from './rememberLast';
import type { Snapshot } from './ResourceStore';

/** One Application, however many ways it is read. */
export interface KnownApplication {
  /** The best reading. */
  record: ApplicationRecord;
  /** The object of Kubernetes, where there is one: it knows which cluster Argo CD runs in. */
  object?: ApplicationRecord;
  /** The Argo CD instances that list it. */
  instances: readonly string[];
}

/**
 * Every Application that is known, once: one that is read as an object of Kubernetes and through Argo CD's API, too, has
 * one uid. A live reading is better than a stale one, of two stale ones the younger is, and else the object of Kubernetes,
 * which is whole. Objects first, clusters and instances in the order of the snapshot.
 */
export const knownApplications: (
  snapshot: Snapshot,
) => readonly KnownApplication[] = rememberLast(joinReadings, snapshot =>
  [...statesOf(snapshot)].flatMap(({ records, freshness }) => [
    records,
    freshness,
  ]),
);

interface Reading {
  record: ApplicationRecord;
  state: KindState<ApplicationRecord>;
}

function joinReadings(snapshot: Snapshot): KnownApplication[] {
  const objects = [...snapshot.clusters.values()].flatMap(({ Application }) =>
    readingsOf(Application),
  );
  const listed = new Map<string, Reading[]>();
  for (const state of snapshot.instances.values()) {
    for (const reading of readingsOf(state)) {
      const { uid } = reading.record;
      listed.set(uid, [...(listed.get(uid) ?? []), reading]);
    }
  }
  const known = new Set(objects.map(({ record }) => record.uid));
  return [
    ...objects.map(object =>
      toKnown(object.record, [
        object,
        ...(listed.get(object.record.uid) ?? []),
      ]),
    ),
    ...[...listed]
      .filter(([uid]) => !known.has(uid))
      .map(([, readings]) => toKnown(undefined, readings)),
  ];
}

function toKnown(
  object: ApplicationRecord | undefined,
  readings: readonly Reading[],
): KnownApplication {
  return {
    record: readings.reduce((best, next) =>
      isBetter(next.state, best.state) ? next : best,
    ).record,
    ...(object && { object }),
    instances: readings
      .filter(({ record }) => record.readFrom === 'argocd')
      .map(({ record }) => record.cluster),
  };
}

function isBetter(
  { freshness: next }: KindState<unknown>,
  { freshness: best }: KindState<unknown>,
): boolean {
  if (next.state === 'stale' && best.state === 'stale') {
    return next.observedAt > best.observedAt;
  }
  return next.state === 'live' && best.state !== 'live';
}

function readingsOf(state: KindState<ApplicationRecord>): Reading[] {
  return [...state.records.values()].flatMap(names =>
    [...names.values()].map(record => ({ record, state })),
  );
}

function* statesOf({
  clusters,
  instances,
}: Snapshot): Iterable<KindState<ApplicationRecord>> {
  for (const { Application } of clusters.values()) {
    yield Application;
  }
  yield* instances.values();
}
