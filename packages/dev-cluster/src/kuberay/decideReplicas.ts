import type { Pod } from '../nodes/Pod';
import type { WorkerGroup } from './RayCluster';

/** What the autoscaler writes for one group; undefined when it leaves the group alone. */
export interface ScaleDecision {
  /** Absolute, not a difference: that is why a reset from outside heals with the next decision. */
  replicas: number;
  /** Workers that have been idle long enough, by name. */
  workersToDelete: string[];
}

/** What the autoscaler counts a group as having: its pods, or `replicas` where more have been asked for. */
export function replicasNow(
  { replicas, minReplicas, maxReplicas }: WorkerGroup,
  pods: readonly Pod[],
): number {
  const asked = Math.min(Math.max(replicas, minReplicas), maxReplicas);
  return Math.max(pods.length, asked);
}

/**
 * Decides one group as Ray's autoscaler v2 does (recorded/autoscale, domain reference 5.7).
 *
 * It counts the pods that are there, or `replicas` where more have been asked for: lowering `replicas` from outside
 * changes nothing until there is something to launch or to end. Nothing is decided while workers that it named
 * are still there. Pods of multi-host replicas are not supported: the group is then left alone.
 *
 * @param demand - replicas that have work now
 * @param pods - the group's worker pods
 * @param idleSince - pod name → since when it has had no work, epoch milliseconds
 */
export function decideReplicas(options: {
  group: WorkerGroup;
  demand: number;
  pods: Pod[];
  idleSince: ReadonlyMap<string, number>;
  idleTimeoutMs: number;
  now: number;
}): ScaleDecision | undefined {
  const { group, demand, pods, idleSince, idleTimeoutMs, now } = options;
  const named = new Set(group.workersToDelete);
  if (group.numOfHosts > 1 || pods.some(pod => named.has(pod.metadata.name))) {
    return undefined;
  }
  const { minReplicas, maxReplicas } = group;
  const base = replicasNow(group, pods);
  const target = Math.min(Math.max(demand, minReplicas), maxReplicas);
  if (target > base) {
    return { replicas: target, workersToDelete: [] };
  }
  const idle = pods.filter(pod => {
    const since = idleSince.get(pod.metadata.name);
    return since !== undefined && now - since >= idleTimeoutMs;
  });
  const ending = idle.slice(0, Math.max(0, base - target));
  return ending.length > 0
    ? {
        replicas: base - ending.length,
        workersToDelete: ending.map(pod => pod.metadata.name),
      }
    : undefined;
}
