/** Counts that hold from one moment to another; times in ms of the epoch, counts in pods. */
export interface Span {
  from: number;
  until: number;
  ready: number;
  desired: number;
  min: number;
  /** Absent: unbounded. */
  max?: number;
  /** Lowest and highest within the span, where they differ. Of a sum of groups: not below, not above. */
  readyLow?: number;
  readyHigh?: number;
  desiredLow?: number;
  desiredHigh?: number;
}

/** A time of which nothing is known. */
export interface Gap {
  from: number;
  until: number;
}

/** What a plot draws: spans in order and without overlap, and what lies between them. */
export interface WorkersSeries {
  spans: Span[];
  gaps: Gap[];
}
