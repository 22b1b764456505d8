/** Columns by which the fleet can be sorted. */
export const SORTABLE_COLUMNS = [
  'name',
  'verdict',
  'workers',
  'phase',
  'sync',
  'health',
  'owner',
  'age',
] as const;

/** A column by which the fleet can be sorted. */
export type SortableColumn = (typeof SORTABLE_COLUMNS)[number];

/** Whether the fleet can be sorted by the column. */
export function isSortable(column: string): column is SortableColumn {
  return (SORTABLE_COLUMNS as readonly string[]).includes(column);
}

/** Order of the rows. */
export interface FleetSort {
  column: SortableColumn;
  direction: 'ascending' | 'descending';
}

/** The worst first, as the backend gives them. */
export const WORST_FIRST: FleetSort = {
  column: 'verdict',
  direction: 'ascending',
};
