import type { EventView } from '../view';
import { newestFirst } from './newestFirst';
import type { EventRecord } from './records';

/** More would be a log; the API server has the rest. */
const EVENTS_SHOWN = 20;

/** The newest Warning events, at most 20. Each is one object of Kubernetes, which counts its own repetitions. */
export function toEventViews(events: EventRecord[]): EventView[] {
  return [...events]
    .sort(
      (left, right) =>
        newestFirst(left.lastSeen, right.lastSeen) ||
        compareText(left.name, right.name),
    )
    .slice(0, EVENTS_SHOWN)
    .map(({ involved, reason, message, count, lastSeen }) => ({
      involved: { kind: involved.kind, name: involved.name },
      reason,
      message,
      count,
      lastSeen,
    }));
}

/** Not by locale: the same view on every machine. */
function compareText(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
