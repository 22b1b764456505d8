import type { HistoryView } from 'backstage-plugin-kuberay-common';

/** An answer and how to read it. */
interface KnownHistory {
  view: HistoryView;
  /** Which range the view is of, so that a plot never draws one for another. */
  hours: number;
  /** How far the browser's clock is ahead of the one by which the view tells times; less than 0: behind. */
  clockAheadMs: number;
}

/** What is known of the past. */
export type HistoryState =
  | { state: 'loading' }
  | ({ state: 'ready' } & KnownHistory)
  /** The last read failed; `since`: ms of the epoch until which the view was good. */
  | ({ state: 'stale'; since: number; error: Error } & KnownHistory)
  | { state: 'failed'; error: Error }
  | { state: 'forbidden' };
