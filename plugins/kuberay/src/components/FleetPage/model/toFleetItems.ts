import {
  formatRayClusterRef,
  type FleetRow,
  type SourceView,
  type Verdict,
} from 'backstage-plugin-kuberay-common';
import type { FleetItem } from './FleetItem';
import { fleetOwner } from './fleetOwner';

/** Options of {@link toFleetItems}. */
export interface ToFleetItemsOptions {
  rows: readonly FleetRow[];
  sources: readonly SourceView[];
  /** The sentence of a verdict in the user's language. */
  translate: (verdict: Verdict) => string;
  /** What this function made before; a row that is the same object keeps its item. */
  previous: readonly FleetItem[];
}

/** Rows with all that showing, finding and sorting them asks for, in their order. */
export function toFleetItems(options: ToFleetItemsOptions): FleetItem[] {
  const { rows, sources, translate, previous } = options;
  const staleSince = new Map(
    sources.flatMap(({ kind, cluster, freshness }) =>
      kind === 'kubernetes' && freshness.state === 'stale'
        ? [[cluster, freshness.observedAt] as const]
        : [],
    ),
  );
  const before = new Map(previous.map(item => [item.row, item]));
  return rows.map(row => {
    const since = staleSince.get(row.ref.cluster);
    const item = before.get(row);
    return item && item.staleSince === since
      ? item
      : toItem(row, since, translate(row.verdict));
  });
}

function toItem(
  row: FleetRow,
  staleSince: string | undefined,
  sentence: string,
): FleetItem {
  const { ref, clusterTitle, entity, application, rayVersion } = row;
  const owner = fleetOwner(row);
  return {
    id: formatRayClusterRef(ref),
    row,
    sentence,
    searchText: [
      ref.name,
      ref.namespace,
      ref.cluster,
      clusterTitle,
      sentence,
      row.verdict.message,
      entity?.title,
      entity?.entityRef,
      owner?.label,
      application?.name,
      rayVersion,
    ]
      .filter(Boolean)
      .join('\n')
      .toLocaleLowerCase('en-US'),
    owner,
    staleSince,
  };
}
