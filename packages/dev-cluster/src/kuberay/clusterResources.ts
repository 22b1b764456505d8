import type { Pod } from '../nodes/Pod';
import { joinedWorkers } from './pendingDemands';
import type { RayCluster } from './RayCluster';
import type { Bundle } from './rayResources';
import { nodeResources } from './rayResources';

/** What all Ray nodes that have joined offer together, the head included. */
export function clusterResources(
  cluster: RayCluster,
  pods: readonly Pod[],
): { bundle: Bundle; memoryBytes: number } {
  const total: Record<string, number> = {};
  let memoryBytes = 0;
  function add(node: ReturnType<typeof nodeResources>, count: number): void {
    memoryBytes += node.memoryBytes * count;
    for (const [name, value] of Object.entries(node.bundle)) {
      if (count > 0) {
        total[name] = (total[name] ?? 0) + value * count;
      }
    }
  }
  add(nodeResources(cluster.spec.head), 1);
  for (const group of firstOfEachName(cluster)) {
    add(nodeResources(group), joinedWorkers(pods, group).length);
  }
  return { bundle: total, memoryBytes };
}

/** Of two groups with one name Ray sees one. */
export function firstOfEachName({ spec }: RayCluster) {
  return spec.workerGroups.filter(
    ({ groupName }, index, groups) =>
      groups.findIndex(one => one.groupName === groupName) === index,
  );
}
