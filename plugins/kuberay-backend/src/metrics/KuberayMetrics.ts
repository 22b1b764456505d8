/** Where a number comes from: a cluster or Argo CD instance, and the kind that is watched there. */
export interface WatchAttributes {
  /** Name of the cluster or instance. */
  source: string;
  kind: string;
}

/** What the parts of this plugin count. Ages and states are read from the store by whoever exports them. */
export interface KuberayMetrics {
  /** A change that a watch or stream brought. */
  watchEvent(attributes: WatchAttributes): void;
  /** A whole list, and why: `start`, `expired`, `failed`. */
  listed(attributes: WatchAttributes & { reason: string }): void;
  /** An object that cannot be read and is left out; told once until it is gone. */
  leftOut(attributes: WatchAttributes): void;
  /** A view is sent over an open stream; call the answer when it ends. */
  streamOpened(): () => void;
  /** A request to Ray's dashboard or to Argo CD's API, and what became of it. */
  asked(attributes: { upstream: 'ray' | 'argocd'; outcome: string }): void;
  /** Rows of the history that were written to the database. */
  historyWritten(rows: number): void;
  /** An attempt to write the history that failed; it is made again. */
  historyFailed(): void;
}

/** Counts nothing. */
export const NO_METRICS: KuberayMetrics = {
  watchEvent: () => {},
  listed: () => {},
  leftOut: () => {},
  streamOpened: () => () => {},
  asked: () => {},
  historyWritten: () => {},
  historyFailed: () => {},
};
