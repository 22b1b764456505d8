import type { FleetFacet, FleetFilter } from './FleetFilter';
import { NONE } from './FleetFilter';
import type { FleetItem } from './FleetItem';

/** What a row has for each list of the filter. */
export const valueOfFacet: Record<FleetFacet, (item: FleetItem) => string> = {
  clusters: ({ row }) => row.ref.cluster,
  namespaces: ({ row }) => row.ref.namespace,
  owners: ({ owner }) => owner?.entityRef ?? NONE,
  phases: ({ row }) => row.phase,
  syncs: ({ row }) => row.application?.sync ?? NONE,
};

/** The items that the filter leaves, in their order. */
export function filterFleet(
  items: readonly FleetItem[],
  filter: FleetFilter,
): FleetItem[] {
  const words = filter.text
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .filter(Boolean);
  const facets = (Object.keys(valueOfFacet) as FleetFacet[])
    .filter(facet => filter[facet].length > 0)
    .map(facet => ({
      valueOf: valueOfFacet[facet],
      chosen: new Set(filter[facet]),
    }));
  return items.filter(
    item =>
      facets.every(({ valueOf, chosen }) => chosen.has(valueOf(item))) &&
      words.every(word => item.searchText.includes(word)),
  );
}
