import type { FleetRow, SourceView } from 'backstage-plugin-kuberay-common';

/** Every Ray cluster that the user may see. */
export interface Fleet {
  /** The worst first, as the backend orders them. A row that has not changed is the same object as before. */
  rows: readonly FleetRow[];
  sources: readonly SourceView[];
  /** Where each page begins; the first without a cursor. */
  cursors: ReadonlyArray<string | undefined>;
}

/**
 * What a viewer holds of the fleet.
 *
 * How fresh the backend's own knowledge is stands in `fleet.sources`; `stale` is about the way from the backend to
 * here. `since` is when the fleet was last confirmed, in milliseconds of the epoch.
 */
export type FleetState =
  | { state: 'loading' }
  | { state: 'ready'; fleet: Fleet }
  | { state: 'stale'; fleet: Fleet; since: number; error: Error }
  | { state: 'failed'; error: Error }
  | { state: 'forbidden' };
