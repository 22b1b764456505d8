import { FLEET_FACETS, type FleetFacet, type FleetFilter } from './FleetFilter';
import { isSortable, WORST_FIRST, type FleetSort } from './FleetSort';

/** What of the page stands in its address, so that a link shows others the same. */
export interface FleetChoice {
  filter: FleetFilter;
  sort: FleetSort;
}

/** The parameters are called as those of `GET /v1/fleet`. */
const PARAMETERS: Record<FleetFacet, string> = {
  clusters: 'cluster',
  namespaces: 'namespace',
  owners: 'owner',
  phases: 'phase',
  syncs: 'sync',
};

/** Characters: nobody types more, and each word of it is looked for in each row. */
export const MAX_TEXT_LENGTH = 200;

/** Of each list. Who chooses more does better without the filter. */
const MAX_VALUES = 50;

/** Characters: names in Kubernetes and entity refs are shorter. */
const MAX_VALUE_LENGTH = 300;

/** Reads a query string, which anybody may have written; what is not ours or cannot be meant is left out. */
export function readFleetUrl(search: string): FleetChoice {
  const params = new URLSearchParams(search);
  const chosen = (facet: FleetFacet) =>
    [...new Set(params.getAll(PARAMETERS[facet]))]
      .filter(value => value !== '' && value.length <= MAX_VALUE_LENGTH)
      .slice(0, MAX_VALUES);
  return {
    filter: {
      text: (params.get('q') ?? '').slice(0, MAX_TEXT_LENGTH),
      clusters: chosen('clusters'),
      namespaces: chosen('namespaces'),
      owners: chosen('owners'),
      phases: chosen('phases'),
      syncs: chosen('syncs'),
    },
    sort: readSort(params.get('sort') ?? ''),
  };
}

/** The query string for a choice; parameters of others stay. Empty, or begins with `?`. */
export function writeFleetUrl(search: string, choice: FleetChoice): string {
  const { filter, sort } = choice;
  const params = new URLSearchParams(search);
  for (const facet of FLEET_FACETS) {
    params.delete(PARAMETERS[facet]);
    for (const value of filter[facet]) {
      params.append(PARAMETERS[facet], value);
    }
  }
  setOrDelete(params, 'q', filter.text);
  setOrDelete(params, 'sort', writeSort(sort));
  const query = params.toString();
  return query && `?${query}`;
}

function setOrDelete(params: URLSearchParams, name: string, value: string) {
  if (value) {
    params.set(name, value);
  } else {
    params.delete(name);
  }
}

/** `workers`, or `-workers` for descending. */
function readSort(value: string): FleetSort {
  const column = value.replace(/^-/, '');
  return isSortable(column)
    ? {
        column,
        direction: value.startsWith('-') ? 'descending' : 'ascending',
      }
    : WORST_FIRST;
}

function writeSort({ column, direction }: FleetSort): string {
  if (column === WORST_FIRST.column && direction === WORST_FIRST.direction) {
    return '';
  }
  return direction === 'descending' ? `-${column}` : column;
}
