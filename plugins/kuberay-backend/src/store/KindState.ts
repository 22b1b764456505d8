import type { Freshness } from 'backstage-plugin-kuberay-common';

/** Records by namespace, then by name: a change copies one namespace, not the cluster. */
export type RecordsByNamespace<TRecord> = ReadonlyMap<
  string,
  ReadonlyMap<string, TRecord>
>;

/**
 * What is known of one kind of one cluster; never changed in place.
 * What we know and how fresh it is are two things: a stale state keeps its records.
 */
export interface KindState<TRecord> {
  readonly records: RecordsByNamespace<TRecord>;
  readonly freshness: Freshness;
  /** False only when the cluster has said that it does not serve the kind. */
  readonly installed: boolean;
  /** When anything was last heard, ISO 8601; undefined: never. */
  readonly observedAt?: string;
}

/** Before the first word of a cluster. */
export const SYNCING: KindState<never> = {
  records: new Map(),
  freshness: { state: 'syncing' },
  installed: true,
};
