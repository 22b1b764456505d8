import { parseTrackingId } from 'backstage-plugin-kuberay-common';
import type { Kind } from '../kube/watchedKinds';
import type { RecordsByKind } from './RecordsByKind';

/** Record → the keys under which an index holds it; each once. */
export type Indexers<TRecord> = Readonly<
  Record<string, (record: TRecord) => readonly string[]>
>;

/** By what else than namespace and name the records of a kind are looked up: see `lookups`. */
export const indexers: {
  readonly [K in Kind]: Indexers<RecordsByKind[K]>;
} = {
  RayCluster: {
    trackingId: ({ trackingId }) => (trackingId ? [trackingId] : []),
    application: ({ trackingId }) => {
      const parsed = trackingId ? parseTrackingId(trackingId) : undefined;
      return parsed ? [parsed.application.name] : [];
    },
    label: ({ labels, spec }) => [
      ...new Set(
        [labels, spec.headLabels].flatMap(set =>
          Object.entries(set).map(([key, value]) => labelKey(key, value)),
        ),
      ),
    ],
  },
  Pod: {
    rayCluster: ({ namespace, rayCluster }) => [
      objectKey(namespace, rayCluster),
    ],
  },
  Event: {
    involved: ({ namespace, involved }) => [
      involvedKey(namespace, involved.kind, involved.name),
    ],
  },
  Application: {
    uid: ({ uid }) => [uid],
    name: ({ name }) => [name],
    rayCluster: ({ rayClusters }) => [
      ...new Set(
        rayClusters.map(({ namespace, name }) => objectKey(namespace, name)),
      ),
    ],
  },
};

/** Names have no slash. */
export function objectKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

/** Kinds have no slash. */
export function involvedKey(
  namespace: string,
  kind: string,
  name: string,
): string {
  return `${namespace}/${kind}/${name}`;
}

/** Keys of labels have no equals sign. */
export function labelKey(key: string, value: string): string {
  return `${key}=${value}`;
}
