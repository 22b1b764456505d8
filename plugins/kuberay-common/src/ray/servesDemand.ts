import type { PendingDemand } from '../view';
import { nodeResources, type NodeResources } from './nodeResources';
import type { WorkerGroupRecord } from './records';

const STANDARD = new Set(['CPU', 'GPU', 'TPU', 'memory']);

/** Ray makes these up on each node: `node:192.0.2.1`, `accelerator_type:A100`, what is left for objects. */
function isMadeUp(resource: string): boolean {
  return resource.includes(':') || resource === 'object_store_memory';
}

/** Whether something can be served; `unknown`: nobody may say that it is hopeless. */
export type Served = 'yes' | 'no' | 'unknown';

/**
 * Whether a pod of the group has what one pending task asks for. `unknown` where the group's custom resources
 * cannot be read or Ray decides on the node itself: then nobody may say that the demand is hopeless.
 */
export function servesDemand(
  group: WorkerGroupRecord,
  demand: PendingDemand,
): Served {
  if (group.suspend || group.maxReplicas <= 0 || group.numOfHosts <= 0) {
    return 'no';
  }
  return hasResources(nodeResources(group), demand);
}

/** Whether one node has what one pending task asks for, once nothing else runs there. */
export function hasResources(
  { standard, custom }: NodeResources,
  demand: PendingDemand,
): Served {
  let unknown = false;
  for (const [resource, amount] of Object.entries(demand.resources)) {
    const known = STANDARD.has(resource) ? standard : custom;
    if (isMadeUp(resource) || !known) {
      unknown = true;
    } else if (
      amount > (Object.hasOwn(known, resource) ? known[resource] : 0)
    ) {
      return 'no';
    }
  }
  return unknown ? 'unknown' : 'yes';
}
