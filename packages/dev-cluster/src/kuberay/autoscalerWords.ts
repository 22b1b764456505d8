import type { PendingDemand } from './pendingDemands';
import type { Bundle } from './rayResources';
import { formatFloat } from './rayResources';

/**
 * The sentences of Ray's autoscaler v2 (recorded: cluster_events; python/ray/autoscaler/v2/event_logger.py of ray 2.52).
 */
export const autoscalerWords = {
  adding: (count: number, group: string) =>
    `Adding ${count} node(s) of type ${group}.`,
  removingIdle: (count: number, group: string) =>
    `Removing ${count} nodes of type ${group} (idle).`,
  resized: ({ CPU = 0, GPU }: Bundle) =>
    `Resized to ${Math.floor(CPU)} CPUs${
      GPU === undefined ? '' : `, ${Math.floor(GPU)} GPUs`
    }.`,
  /** Undefined when everything that waits can be run some day. */
  infeasible(demands: readonly PendingDemand[]): string | undefined {
    const list = demands
      .filter(({ infeasible }) => infeasible > 0)
      .map(({ bundle, infeasible }) => `${largestFirst(bundle)}*${infeasible}`);
    return list.length === 0
      ? undefined
      : `No available node types can fulfill resource requests ${list.join(
          ', ',
        )}. Add suitable node types to this cluster to resolve this issue.`;
  },
};

/** Unlike `ray status`, events do not sort by name (recorded: `{'GPU': 4.0, 'CPU': 1.0}`). */
function largestFirst(bundle: Bundle): string {
  const parts = Object.entries(bundle)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([name, value]) => `'${name}': ${formatFloat(value)}`);
  return `{${parts.join(', ')}}`;
}
