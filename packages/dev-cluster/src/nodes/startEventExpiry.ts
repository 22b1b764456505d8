import type { Clock } from '../clock';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { keyOf } from './objectKeys';

/** `--event-ttl` of the API server. */
const EVENT_TTL_MS = 3_600_000;
const SWEEP_MS = 60_000;

/** Removes events an hour after their last occurrence, as the API server does; returns its own undo. */
export function startEventExpiry(options: {
  store: ObjectStore;
  clock: Clock;
}): () => void {
  const { store, clock } = options;
  let cancel = clock.schedule(sweep, SWEEP_MS);
  function sweep(): void {
    for (const event of store.list('Event')) {
      const series = event.series as { lastObservedTime?: string } | undefined;
      const last =
        series?.lastObservedTime ??
        event.lastTimestamp ??
        event.eventTime ??
        event.metadata.creationTimestamp;
      if (clock.now() - Date.parse(String(last)) > EVENT_TTL_MS) {
        store.delete(keyOf(event));
      }
    }
    cancel = clock.schedule(sweep, SWEEP_MS);
  }
  return () => cancel();
}
