import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import type { GroupCounts } from './GroupCounts';

/** One worker group of one RayCluster object: one made anew under the same name is another. */
export interface SeriesKey {
  ref: RayClusterRef;
  /** Of the RayCluster. */
  uid: string;
  group: string;
}

/** Counts from one moment on; `at` is the start of a bucket, in ms since 1970. */
export interface CountsRow extends SeriesKey {
  at: number;
  /** Undefined: the group is not there any more. */
  counts?: GroupCounts;
}

/** What explains a step in the counts; `at` in ms since 1970. */
export type MarkRow = { ref: RayClusterRef; at: number } & (
  | { kind: 'sync'; application: string; revisions: string[] }
  | { kind: 'suspended' | 'resumed'; uid: string }
);

/** A part of a cluster that somebody watched: one namespace, or `''` for all. */
export interface Scope {
  cluster: string;
  namespace: string;
}

/** A time in which somebody watched, in ms since 1970. */
export interface Sight {
  from: number;
  until: number;
}

/** What is known of a series in one step: `first` and `last` are when its first and last row was written. */
export interface StepRow {
  step: number;
  first: number;
  last: number;
  /** Undefined: it had ended at the last row. */
  counts?: GroupCounts;
  /** Over the rows of the step; absent where it only ended. */
  low?: { desired: number; ready: number };
  high?: { desired: number; ready: number };
}

/** A series as the database tells it for a range. */
export interface StepSeries {
  ref: RayClusterRef;
  group: string;
  /** The row that held when the range began. */
  carried?: { at: number; counts?: GroupCounts };
  /** In their order; steps in which nothing changed are left out. */
  steps: StepRow[];
}

/** Length of a bucket in milliseconds: of each series one row is written in it, the first one. */
export const BUCKET_MS = 5000;

/** Key of a series within this process. */
export function formatSeriesKey({ ref, uid, group }: SeriesKey): string {
  return JSON.stringify([ref.cluster, ref.namespace, ref.name, uid, group]);
}
