import type { Entity } from '@backstage/catalog-model';
import type { FleetQuery, FleetView } from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import type { FleetRowCache } from './FleetRowCache';
import type { Knowledge } from './Knowledge';

/** Options of {@link toFleetView}. */
export interface ToFleetViewOptions {
  query: FleetQuery;
  knowledge: Knowledge;
  /** Those that the caller may read, and that have one of `MATCHED_ANNOTATIONS`. */
  entities: readonly Entity[];
  argocdLinks: ArgocdLinkConfig;
  /** Kept from call to call: what has not changed is not judged again. */
  rows: FleetRowCache;
  now: Date;
}

/**
 * RayClusters of all sources, the worst first.
 *
 * @throws InputError for a cursor that this function did not write.
 */
export function toFleetView(_options: ToFleetViewOptions): FleetView {
  throw new Error('not built yet');
}
