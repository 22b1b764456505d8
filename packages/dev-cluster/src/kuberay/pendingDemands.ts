import type { Pod } from '../nodes/Pod';
import { isReady } from '../nodes/Pod';
import type { ImaginedWork, TaskDemand } from './imaginedWork';
import { demandAt } from './loadModel';
import { LABEL_GROUP, LABEL_NODE_TYPE } from './names';
import type { RayCluster, WorkerGroup } from './RayCluster';
import { formatBundle, nodeResources } from './rayResources';

/** Tasks that no node runs yet. */
export interface PendingDemand extends TaskDemand {
  /** How many of them no node will ever run, as the groups are now: they fit none, or theirs is at its maximum. */
  infeasible: number;
}

/**
 * What waits: of each group the work beyond its workers that have joined, and what no group can run. Demands of one size
 * are counted together. A group at its maximum makes the rest infeasible, as in Ray's autoscaler v2
 * (ResourceDemandScheduler of ray 2.52).
 */
export function pendingDemands(options: {
  cluster: RayCluster;
  work: ImaginedWork;
  pods: readonly Pod[];
  /** Milliseconds since the epoch. */
  now: number;
}): PendingDemand[] {
  const { cluster, work, pods, now } = options;
  const ofGroups = [...work.load].flatMap(([name, demand]): PendingDemand[] => {
    const group = cluster.spec.workerGroups.find(g => g.groupName === name);
    if (!group) {
      return [];
    }
    const wanted = demandAt(demand, now);
    const count = wanted - joinedWorkers(pods, group).length;
    const most = group.suspend ? 0 : group.maxReplicas;
    const { bundle } = nodeResources(group);
    const infeasible = Math.min(count, Math.max(0, wanted - most));
    return count > 0 ? [{ bundle, count, infeasible }] : [];
  });
  const others = work.infeasible.map(one => ({
    ...one,
    infeasible: one.count,
  }));
  return together([...ofGroups, ...others]);
}

/** The workers of a group that Ray counts as nodes: their pods are ready. */
export function joinedWorkers(
  pods: readonly Pod[],
  group: Pick<WorkerGroup, 'groupName'>,
): Pod[] {
  return pods.filter(
    pod =>
      pod.metadata.labels?.[LABEL_GROUP] === group.groupName &&
      pod.metadata.labels?.[LABEL_NODE_TYPE] === 'worker' &&
      pod.metadata.deletionTimestamp === undefined &&
      isReady(pod),
  );
}

function together(demands: readonly PendingDemand[]): PendingDemand[] {
  const bySize = new Map<string, PendingDemand>();
  for (const demand of demands) {
    const size = formatBundle(demand.bundle);
    const known = bySize.get(size);
    bySize.set(size, {
      ...demand,
      count: demand.count + (known?.count ?? 0),
      infeasible: demand.infeasible + (known?.infeasible ?? 0),
    });
  }
  return [...bySize.values()];
}
