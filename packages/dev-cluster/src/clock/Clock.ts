/** The stand-ins' only access to time, so that a test can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` once after `delayMs`; returns its own undo. */
  schedule(task: () => void, delayMs: number): () => void;
}
