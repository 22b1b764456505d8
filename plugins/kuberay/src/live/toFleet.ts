import {
  formatRayClusterRef,
  type FleetRow,
} from 'backstage-plugin-kuberay-common';
import type { Fleet } from './FleetState';
import type { FleetPageAnswer } from './readFleetPages';

/**
 * The pages as one fleet. A row that moved from one page to the next while they were read is there once. A row that
 * says what it said before stays the same object, so that nobody draws it again.
 */
export function toFleet(
  pages: readonly FleetPageAnswer[],
  previous: Fleet | undefined,
): Fleet {
  const before = new Map(previous?.rows.map(row => [keyOf(row), row]));
  const rows = new Map<string, FleetRow>();
  for (const row of pages.flatMap(({ view }) => view.rayClusters)) {
    const key = keyOf(row);
    if (!rows.has(key)) {
      const old = before.get(key);
      rows.set(key, old && saysTheSame(old, row) ? old : row);
    }
  }
  return {
    rows: [...rows.values()],
    sources: pages[0]?.view.sources ?? [],
    cursors: pages.map(({ cursor }) => cursor),
  };
}

function keyOf({ ref }: FleetRow): string {
  return formatRayClusterRef(ref);
}

/** Both come from the same schema, which writes keys in one order. */
function saysTheSame(left: FleetRow, right: FleetRow): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
