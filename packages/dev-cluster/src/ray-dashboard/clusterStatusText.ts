import type { Pod } from '../nodes/Pod';
import { demandAt } from '../kuberay/loadModel';
import type { ImaginedWork } from '../kuberay/imaginedWork';
import { LABEL_GROUP, LABEL_NODE_TYPE, HEAD_GROUP } from '../kuberay/names';
import type { PendingDemand } from '../kuberay/pendingDemands';
import { joinedWorkers } from '../kuberay/pendingDemands';
import type { RayCluster } from '../kuberay/RayCluster';
import { clusterResources, firstOfEachName } from '../kuberay/clusterResources';
import {
  formatBundle,
  formatFloat,
  nodeResources,
} from '../kuberay/rayResources';

const RULE = '-'.repeat(63);
const GIB = 1024 ** 3;
/** The part of a node's memory that Ray takes for objects. */
const OBJECT_STORE_SHARE = 0.3;

/** The text of `ray status` under autoscaler v2 (recorded: cluster_status). */
export function clusterStatusText(options: {
  cluster: RayCluster;
  work: ImaginedWork;
  demands: readonly PendingDemand[];
  /** All pods of the cluster. */
  pods: readonly Pod[];
  /** Milliseconds since the epoch. */
  now: number;
}): string {
  const { cluster, demands, pods, now } = options;
  const nodes = countNodes(options);
  const pending = cluster.spec.autoscaling ? pendingNodes(cluster, pods) : [];
  return [
    `======== Autoscaler status: ${formatMoment(now)} ========`,
    'Node status',
    RULE,
    'Active:',
    ...linesOf(nodes.active, 'no active nodes'),
    'Idle:',
    ...linesOf(nodes.idle, 'no idle nodes'),
    'Pending:',
    ...(pending.length > 0 ? pending : [' (no pending nodes)']),
    'Recent failures:',
    ' (no failures)',
    '',
    'Resources',
    RULE,
    'Total Usage:',
    ...usageLines(options, nodes.busy),
    '',
    'From request_resources:',
    ' (none)',
    'Pending Demands:',
    ...(demands.length > 0
      ? demands.map(
          ({ bundle, count }) =>
            ` ${formatBundle(bundle)}: ${count}+ pending tasks/actors`,
        )
      : [' (no resource demands)']),
  ].join('\n');
}

interface NodeCounts {
  active: Array<[name: string, count: number]>;
  idle: Array<[name: string, count: number]>;
  /** Group → nodes with work. */
  busy: ReadonlyMap<string, number>;
}

function countNodes(options: {
  cluster: RayCluster;
  work: ImaginedWork;
  pods: readonly Pod[];
  now: number;
}): NodeCounts {
  const { cluster, work, pods, now } = options;
  const busy = new Map<string, number>();
  const counts: NodeCounts = { active: [], idle: [[HEAD_GROUP, 1]], busy };
  for (const group of firstOfEachName(cluster)) {
    const { groupName } = group;
    const joined = joinedWorkers(pods, group).length;
    const demand = work.load.get(groupName);
    const active = Math.min(joined, demand ? demandAt(demand, now) : 0);
    busy.set(groupName, active);
    counts.active.push([groupName, active]);
    counts.idle.push([groupName, joined - active]);
  }
  return counts;
}

function linesOf(
  counts: ReadonlyArray<readonly [string, number]>,
  nothing: string,
): string[] {
  const lines = counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ` ${count} ${name}`);
  return lines.length > 0 ? lines : [` (${nothing})`];
}

function pendingNodes(cluster: RayCluster, pods: readonly Pod[]): string[] {
  return firstOfEachName(cluster).flatMap(({ groupName }) => {
    const joined = joinedWorkers(pods, { groupName });
    return pods
      .filter(
        pod =>
          pod.metadata.labels?.[LABEL_GROUP] === groupName &&
          pod.metadata.labels?.[LABEL_NODE_TYPE] === 'worker' &&
          pod.metadata.deletionTimestamp === undefined &&
          !joined.includes(pod),
      )
      .map(
        ({ metadata }) =>
          ` ${metadata.uid}: ${groupName}, allocated unmanaged cloud instance :${metadata.name} (worker) from cloud provider`,
      );
  });
}

function usageLines(
  { cluster, pods }: { cluster: RayCluster; pods: readonly Pod[] },
  busy: ReadonlyMap<string, number>,
): string[] {
  const total = clusterResources(cluster, pods);
  const used = usedResources(cluster, busy);
  const counted = Object.entries(total.bundle)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, amount]) =>
        ` ${formatFloat(used.get(name) ?? 0)}/${formatFloat(amount)} ${name}`,
    );
  return [
    ...counted,
    ` 0B/${formatGib(total.memoryBytes)} memory`,
    ` 0B/${formatGib(
      total.memoryBytes * OBJECT_STORE_SHARE,
    )} object_store_memory`,
  ];
}

/** A node with work is full. */
function usedResources(
  cluster: RayCluster,
  busy: ReadonlyMap<string, number>,
): Map<string, number> {
  const used = new Map<string, number>();
  for (const group of firstOfEachName(cluster)) {
    const count = busy.get(group.groupName) ?? 0;
    for (const [name, amount] of Object.entries(nodeResources(group).bundle)) {
      used.set(name, (used.get(name) ?? 0) + amount * count);
    }
  }
  return used;
}

function formatGib(bytes: number): string {
  return `${(bytes / GIB).toFixed(2)}GiB`;
}

/** `2026-11-21 02:40:33.421000`: local time without a zone, and the head's is UTC. */
function formatMoment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 23).replace('T', ' ')}000`;
}
