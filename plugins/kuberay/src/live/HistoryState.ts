import type { HistoryView } from 'backstage-plugin-kuberay-common';

/** What is known of the past: `hours` says which range the view is of, so that a plot never draws one for another. */
export type HistoryState =
  | { state: 'loading' }
  | { state: 'ready'; view: HistoryView; hours: number }
  /** The last read failed; `since`: ms of the epoch until which the view was good. */
  | {
      state: 'stale';
      view: HistoryView;
      hours: number;
      since: number;
      error: Error;
    }
  | { state: 'failed'; error: Error }
  | { state: 'forbidden' };
