import { FLEET_FACETS, type FleetFacet } from './FleetFilter';
import type { FleetItem } from './FleetItem';
import { valueOfFacet } from './filterFleet';

/** A value that can be chosen, and how many Ray clusters of the whole fleet have it. */
export interface FleetOption {
  value: string;
  /** In the words of people; of the rows, for what has words of its own there. */
  label: string;
  count: number;
}

/** Words of a row for values that are not words themselves. */
const labelOfFacet: Record<
  FleetFacet,
  (item: FleetItem) => string | undefined
> = {
  clusters: ({ row }) => row.clusterTitle,
  namespaces: ({ row }) => row.ref.namespace,
  owners: ({ owner }) => owner?.label,
  phases: () => undefined,
  syncs: () => undefined,
};

/**
 * What each list of the filter offers: every value that some row has. The counts are of the whole fleet: they hold
 * still while somebody types, and say what a choice can bring.
 */
export function fleetOptions(
  items: readonly FleetItem[],
): Record<FleetFacet, FleetOption[]> {
  return Object.fromEntries(
    FLEET_FACETS.map(facet => [facet, optionsOf(facet, items)]),
  ) as Record<FleetFacet, FleetOption[]>;
}

function optionsOf(
  facet: FleetFacet,
  items: readonly FleetItem[],
): FleetOption[] {
  const options = new Map<string, FleetOption>();
  for (const item of items) {
    const value = valueOfFacet[facet](item);
    const option = options.get(value) ?? {
      value,
      label: labelOfFacet[facet](item) ?? value,
      count: 0,
    };
    options.set(value, { ...option, count: option.count + 1 });
  }
  return [...options.values()];
}
