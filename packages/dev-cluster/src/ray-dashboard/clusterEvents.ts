import type { AutoscalerEvent } from '../kuberay/AutoscalerJournal';

/** How many entries a list of Ray's state API has when nothing is said … */
const DEFAULT_LIMIT = 100;
/** … and at most. */
const MAX_LIMIT = 10_000;

/**
 * The body of `/api/v0/cluster_events` (recorded: cluster_events). Beyond `limit` the newest entries are cut off, not the
 * oldest: so in Ray (list_cluster_events in dashboard/modules/event/event_head.py).
 */
export function clusterEvents(
  events: readonly AutoscalerEvent[],
  query: URLSearchParams,
): object {
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 0 || limit > MAX_LIMIT) {
    return {
      result: false,
      msg: `Given limit ${query.get(
        'limit',
      )} exceeds the supported limit ${MAX_LIMIT}. Use a lower limit.`,
      data: { result: null },
    };
  }
  return {
    result: true,
    msg: '',
    data: {
      result: {
        total: events.length,
        num_after_truncation: events.length,
        num_filtered: events.length,
        result: events.slice(0, limit).map(({ id, at, severity, message }) => ({
          time: formatSecond(at),
          source_type: 'AUTOSCALER',
          event_id: id,
          severity,
          message,
        })),
        partial_failure_warning: '',
        warnings: null,
      },
    },
  };
}

/** `2026-11-21 02:40:09`: without a zone, and the head's is UTC. */
function formatSecond(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
