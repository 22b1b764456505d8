import type {
  ArgoHealth,
  RayPhase,
  SyncStatus,
} from 'backstage-plugin-kuberay-common';
import type { FleetItem } from './FleetItem';
import type { FleetSort, SortableColumn } from './FleetSort';

/** What calls for somebody first. A `Record` over all values: a new one does not compile without its rank. */
const SYNC_RANK: Record<SyncStatus, number> = {
  OutOfSync: 0,
  Unknown: 1,
  Synced: 2,
};

const HEALTH_RANK: Record<ArgoHealth, number> = {
  Degraded: 0,
  Missing: 1,
  Unknown: 2,
  Progressing: 3,
  Suspended: 4,
  Healthy: 5,
};

const PHASE_RANK: Record<RayPhase, number> = {
  Degraded: 0,
  WaitingForCapacity: 1,
  Missing: 2,
  NotInstalled: 3,
  Unknown: 4,
  Deleting: 5,
  Pending: 6,
  Scaling: 7,
  Suspending: 8,
  Suspended: 9,
  Ready: 10,
};

/** What a row is sorted by; `undefined` comes last whatever the direction. */
type SortKey = string | number | undefined;

const keyOf: Record<
  Exclude<SortableColumn, 'verdict'>,
  (item: FleetItem) => SortKey
> = {
  name: ({ row }) => row.ref.name,
  workers: ({ row }) => row.totals.workersDesired,
  phase: ({ row }) => PHASE_RANK[row.phase],
  sync: ({ row: { application } }) =>
    application && SYNC_RANK[application.sync],
  health: ({ row: { application } }) =>
    application && HEALTH_RANK[application.health],
  owner: ({ owner }) => owner?.label,
  // Ascending is the youngest first, as ages grow.
  age: ({ row: { createdAt } }) =>
    createdAt === undefined ? undefined : -Date.parse(createdAt),
};

const collator = new Intl.Collator('en', {
  numeric: true,
  sensitivity: 'base',
});

/**
 * The items in the order of the sort. They have to come the worst first, as the backend gives them: that is the order
 * by verdict, and of what the sort calls equal.
 */
export function sortFleet(
  items: readonly FleetItem[],
  sort: FleetSort,
): FleetItem[] {
  const { column, direction } = sort;
  if (column === 'verdict') {
    return direction === 'ascending' ? [...items] : [...items].reverse();
  }
  const sign = direction === 'ascending' ? 1 : -1;
  return items
    .map(item => ({ item, key: keyOf[column](item) }))
    .sort((left, right) => compareKeys(left.key, right.key, sign))
    .map(({ item }) => item);
}

function compareKeys(left: SortKey, right: SortKey, sign: number): number {
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined);
  }
  return typeof left === 'number' && typeof right === 'number'
    ? sign * (left - right)
    : sign * collator.compare(String(left), String(right));
}
