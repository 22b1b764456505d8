import type {
  FleetHistoryView,
  HistoryView,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';

/** Which part of the history; times in milliseconds since 1970. */
export interface HistoryRange {
  from: number;
  to: number;
  /** Milliseconds between two points; at most 500 of them. */
  step: number;
}

/** Read side of the history of worker counts. */
export interface HistoryStore {
  /** Down-sampled in the database's rows, in the order of the refs. */
  read(
    refs: readonly RayClusterRef[],
    range: HistoryRange,
  ): Promise<HistoryView>;

  /**
   * Worker pods of all groups together, one value a step, in the order of the refs. However many they are, the database
   * is asked four times.
   */
  readWorkers(
    refs: readonly RayClusterRef[],
    range: HistoryRange,
  ): Promise<FleetHistoryView>;
}
