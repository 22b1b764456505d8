import type { Freshness } from 'backstage-plugin-kuberay-common';

/** Records by namespace, then by name: a change copies a small part of one namespace, not the cluster. */
export type RecordsByNamespace<TRecord> = ReadonlyMap<
  string,
  ReadonlyMap<string, TRecord>
>;

/** Records by a key that `indexers` gives them. */
export type RecordIndex<TRecord> = ReadonlyMap<string, readonly TRecord[]>;

/** How the watch of one namespace stands. */
export interface ScopeState {
  readonly freshness: Freshness;
  readonly installed: boolean;
  readonly observedAt?: string;
}

/**
 * What is known of one kind of one cluster; never changed in place.
 * What we know and how fresh it is are two things: a stale state keeps its records.
 */
export interface KindState<TRecord> {
  readonly records: RecordsByNamespace<TRecord>;
  /** The same records by the name of each index of `indexers`; read them by `lookups`. */
  readonly indexes: ReadonlyMap<string, RecordIndex<TRecord>>;
  readonly freshness: Freshness;
  /** False only when the cluster has said that it does not serve the kind. */
  readonly installed: boolean;
  /** When anything was last heard, ISO 8601; undefined: never. */
  readonly observedAt?: string;
  /** Where namespaces are watched one by one: each of them. The state's own freshness is the worst of theirs. */
  readonly scopes?: ReadonlyMap<string, ScopeState>;
  /** Since when namespaces are watched one by one, ISO 8601. */
  readonly scopedSince?: string;
}

/** Before the first word of a cluster. */
export const SYNCING: KindState<never> = {
  records: new Map(),
  indexes: new Map(),
  freshness: { state: 'syncing' },
  installed: true,
};
