import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import type { GroupCounts } from './GroupCounts';
import type { SeriesKey } from './HistoryRows';

/** Rows of one statement: SQLite takes 500 in one INSERT, and 32766 values. */
const CHUNK = 200;

/** The row that a series ends with at present. */
export type LatestRow = SeriesKey & { at: number; counts?: GroupCounts };

/** Columns of a row of `history_counts`. PostgreSQL gives a bigint as text, SQLite as a number. */
export interface CountsColumns {
  desired: string | number | null;
  ready: string | number | null;
  min: string | number | null;
  max: string | number | null;
}

/** Columns that identify a series in `history_series`. */
export interface SeriesColumns {
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  group_name: string;
}

/** A series of `history_series` with the row of `history_counts` that it ends with. */
export type LatestColumns = SeriesColumns &
  CountsColumns & { id: number; at: string | number };

/** Counts as the columns say them; undefined where they say that the group had ended. */
export function toCounts(columns: CountsColumns): GroupCounts | undefined {
  const { desired, ready, min, max } = columns;
  if (desired === null) {
    return undefined;
  }
  return {
    desired: Number(desired),
    ready: Number(ready),
    min: Number(min),
    ...(max !== null && { max: Number(max) }),
  };
}

/** The row as the database tells it. */
export function toLatestRow(row: LatestColumns): LatestRow {
  return { ...toSeriesKey(row), at: Number(row.at), counts: toCounts(row) };
}

/** The series whose columns these are. */
export function toSeriesKey(row: SeriesColumns): SeriesKey {
  const { cluster, namespace, name, uid, group_name } = row;
  return { ref: { cluster, namespace, name }, uid, group: group_name };
}

/** Columns that identify a series, for an insert. */
export function toSeriesColumns({ ref, uid, group }: SeriesKey): SeriesColumns {
  return { ...refColumns(ref), uid, group_name: group };
}

/** Columns that name a RayCluster, in every table that has them. */
export function refColumns({
  cluster,
  namespace,
  name,
}: RayClusterRef): RayClusterRef {
  return { cluster, namespace, name };
}

/** The rows in parts, of which each fits into one statement. */
export function* chunksOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    yield rows.slice(start, start + CHUNK);
  }
}
