import {
  formatRayClusterRef,
  LABEL_RAY_ORIGINATED_FROM_CRD,
} from 'backstage-plugin-kuberay-common';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import type { OwnResource } from './ownResources';

/** Options of {@link wantedRows}. */
export interface WantedRowsOptions {
  rows: readonly FleetRow[];
  /** Whether somebody else's Resource stands for the RayCluster. */
  isClaimed: (row: FleetRow) => boolean;
  /** What the catalog has from us. */
  own: readonly OwnResource[];
  /** Whether those that a RayJob or RayService made count. */
  generated: boolean;
}

/**
 * The RayClusters that are to have an entity of ours: not those that have another one, and none that is on its way out
 * while it has no entity, as after `kuberay:catalog:unregister`.
 */
export function wantedRows(options: WantedRowsOptions): FleetRow[] {
  const { rows, isClaimed, own, generated } = options;
  const known = new Set(own.map(({ rayCluster }) => rayCluster));
  return rows.filter(
    row =>
      (generated || !isGenerated(row)) &&
      (row.phase !== 'Deleting' || known.has(formatRayClusterRef(row.ref))) &&
      !isClaimed(row),
  );
}

/** A RayJob or RayService made it, under a name that says nothing, and may replace it at any time. */
function isGenerated({ labels }: FleetRow): boolean {
  return Boolean(labels[LABEL_RAY_ORIGINATED_FROM_CRD]);
}
