import type { EntityView } from 'backstage-plugin-kuberay-common';

/**
 * What a viewer holds of an entity's Ray clusters.
 *
 * How fresh the backend's own knowledge is stands in `view.sources`; `stale` is about the way from the
 * backend to here. `since` is when the view was last confirmed, in milliseconds of the epoch.
 */
export type EntityViewState =
  | { state: 'loading' }
  | { state: 'ready'; view: EntityView }
  | { state: 'stale'; view: EntityView; since: number; error: Error }
  | { state: 'failed'; error: Error }
  | { state: 'forbidden' };
