/** What people narrow the fleet by. Of the values of one list any will do; text and lists narrow together. */
export interface FleetFilter {
  /** Words, each of which has to be found. */
  text: string;
  clusters: readonly string[];
  namespaces: readonly string[];
  /** Entity refs, or {@link NONE}. */
  owners: readonly string[];
  phases: readonly string[];
  /** Argo CD's words, or {@link NONE}. */
  syncs: readonly string[];
}

/** The fields of a filter that hold chosen values. */
export type FleetFacet = Exclude<keyof FleetFilter, 'text'>;

/** Stands for "has none" among owners and sync states. */
export const NONE = 'none';

/** Leaves every row. */
export const NO_FILTER: FleetFilter = {
  text: '',
  clusters: [],
  namespaces: [],
  owners: [],
  phases: [],
  syncs: [],
};

/** Every list, in the order in which the page shows them. */
export const FLEET_FACETS: readonly FleetFacet[] = [
  'clusters',
  'namespaces',
  'owners',
  'phases',
  'syncs',
];

/** Whether the filter may leave out a row. */
export function isFiltering(filter: FleetFilter): boolean {
  return (
    filter.text.trim() !== '' ||
    FLEET_FACETS.some(facet => filter[facet].length > 0)
  );
}
