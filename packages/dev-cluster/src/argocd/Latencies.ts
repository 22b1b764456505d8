/**
 * How long the stand-in takes, in milliseconds. The sequence of states that an observer sees follows from these alone:
 * a machine with little to do and a busy one differ in their latencies, not in their rules.
 */
export interface Latencies {
  /** From the request for a comparison to reading the live objects. */
  compareMs: number;
  /** In addition for each CRD in Git: a few hundred kilobytes to read and to compare. */
  compareCrdMs: number;
  /** From a comparison to its status being written, for any Application … */
  persistMs: number;
  /** … and in addition for each object of the Application. */
  persistPerObjectMs: number;
  /** From `operation` being set to `operationState` being written. */
  operationStartMs: number;
  /** To create the destination's namespace. */
  namespaceMs: number;
  /** To apply all objects of one kind within a wave; those of one kind are applied side by side. */
  applyMs: number;
  /** To apply one CRD, which is a few hundred kilobytes. */
  applyCrdMs: number;
  /** From the last object applied to the operation being recorded as finished. */
  finishMs: number;
  /** Between two waves (recorded: 2 to 3 s, whether or not the wave before is healthy; domain facts 6.7). */
  waveDelayMs: number;
  /** From a change in the API server to the controller's cache knowing it. */
  cacheLagMs: number;
  /** For how long comparisons and operations wait after a CRD was created, because the cache begins to watch its kind. */
  cacheReloadMs: number;
  /** How long a new CRD looks as if it were being installed (recorded: 142 to 222 s; domain facts 7.1). */
  crdStatusLagMs: number;
  /** Between two comparisons when nothing asks for one. */
  reconcileMs: number;
}

/** An idle controller. A stack of three waves is Synced within ten seconds of a push. */
export const DEFAULT_LATENCIES: Readonly<Latencies> = {
  compareMs: 60,
  compareCrdMs: 20,
  persistMs: 15,
  persistPerObjectMs: 2,
  operationStartMs: 25,
  namespaceMs: 400,
  applyMs: 90,
  applyCrdMs: 300,
  finishMs: 30,
  waveDelayMs: 2_500,
  cacheLagMs: 50,
  cacheReloadMs: 1_000,
  crdStatusLagMs: 20_000,
  reconcileMs: 30_000,
};
