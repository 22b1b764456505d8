/** What a sync changed of a group. */
export type GroupChange =
  | { group: string; what: 'added' }
  | { group: string; what: 'removed' }
  | {
      group: string;
      what: 'min' | 'max';
      /** In pods; absent: unbounded. */
      from?: number;
      to?: number;
    };

/** Something that explains a step in the counts; `at` in ms of the epoch. */
export type PlotMark =
  | { kind: 'suspended' | 'resumed'; at: number }
  | {
      kind: 'sync';
      at: number;
      /** `<namespace>/<name>`. */
      application?: string;
      revisions: string[];
      changes: GroupChange[];
    };

/** More or fewer workers were wanted from a moment on. */
export interface ScaleEvent {
  /** Ms of the epoch. */
  at: number;
  from: number;
  to: number;
}
