/** How the watch of one kind of one source is, when somebody asks. */
export interface WatchReading {
  /** Name of the cluster or Argo CD instance. */
  source: string;
  kind: string;
  state: 'syncing' | 'live' | 'stale' | 'failed';
  /** Objects that the store keeps of it. */
  objects: number;
  /** Seconds since anything was last heard; absent: nothing ever was. */
  ageSeconds?: number;
}
