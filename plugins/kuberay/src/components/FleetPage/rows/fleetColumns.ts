import type { SortableColumn } from '../model/FleetSort';

/** A column of the fleet's table. */
export type FleetColumnId = SortableColumn | 'lastHour';

/** A column of the fleet's table. */
export interface FleetColumn {
  id: FleetColumnId;
  /** As CSS. The column without one takes what is left. */
  width: string | undefined;
  isNumber: boolean;
}

/** Each with the width in pixels from which on a table has room for it, and for a verdict of two lines beside it. */
const COLUMNS: ReadonlyArray<FleetColumn & { from: number }> = [
  { id: 'name', width: '24%', isNumber: false, from: 0 },
  { id: 'verdict', width: undefined, isNumber: false, from: 0 },
  { id: 'workers', width: '92px', isNumber: true, from: 0 },
  { id: 'lastHour', width: '124px', isNumber: false, from: 900 },
  { id: 'phase', width: '116px', isNumber: false, from: 0 },
  { id: 'sync', width: '116px', isNumber: false, from: 0 },
  { id: 'health', width: '116px', isNumber: false, from: 1240 },
  { id: 'owner', width: '120px', isNumber: false, from: 760 },
  { id: 'age', width: '72px', isNumber: true, from: 1360 },
];

/** Below this many pixels a table would have to be pushed to and fro: the page shows a list instead. */
export const LIST_BELOW_PX = 640;

/** The columns that a table of so many pixels has room for; `undefined`: all. */
export function fleetColumns(width: number | undefined): FleetColumn[] {
  return COLUMNS.filter(({ from }) => width === undefined || width >= from);
}
