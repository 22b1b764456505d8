import { SORTABLE_COLUMNS, type SortableColumn } from './FleetSort';

/** A column of the fleet's table. */
export type FleetColumnId = SortableColumn | 'lastHour';

/** A column of the fleet's table. */
export interface FleetColumn {
  id: FleetColumnId;
  /** As CSS. The column without one takes what is left. */
  width: string | undefined;
  isSortable: boolean;
  isNumber: boolean;
  /** The table has to be so wide, in pixels, for the column to be worth its place. */
  from: number;
}

const WIDTHS: ReadonlyArray<[FleetColumnId, string | undefined, number]> = [
  ['name', '21%', 0],
  ['verdict', undefined, 0],
  ['workers', '92px', 0],
  ['lastHour', '116px', 900],
  ['phase', '124px', 0],
  ['sync', '120px', 0],
  ['health', '124px', 1120],
  ['owner', '130px', 760],
  ['age', '76px', 1000],
];

/** Below this many pixels a table would have to be pushed to and fro: the page shows a list instead. */
export const LIST_BELOW_PX = 640;

/** The columns that a table of so many pixels has room for; `undefined`: all. */
export function fleetColumns(width: number | undefined): FleetColumn[] {
  return WIDTHS.filter(
    ([, , from]) => width === undefined || width >= from,
  ).map(([id, css, from]) => ({
    id,
    width: css,
    isSortable: (SORTABLE_COLUMNS as readonly string[]).includes(id),
    isNumber: id === 'workers' || id === 'age',
    from,
  }));
}
