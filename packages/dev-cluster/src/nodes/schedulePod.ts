import type { KubeObject } from '../kube-api/KubeObject';
import { nodeAllocatable } from './nodeObjects';
import type { Pod } from './Pod';
import { addResources, podRequests } from './podRequests';
import type { Resources } from './podRequests';
import { ZERO, parseQuantity } from './Quantity';

/** Where a pod goes, or the scheduler's words on why it cannot. */
export type Placement = { node: string } | { message: string };

const NO_VICTIMS = 'No preemption victims found for incoming pod';
const NOT_HELPFUL = 'Preemption is not helpful for scheduling';

interface Rejection {
  reasons: string[];
  /** The node can never take the pod, however empty. */
  forGood: boolean;
}

/**
 * Chooses the node that has most CPU left, as the real scheduler's default scoring tends to.
 * The message of a refusal is that of kube-scheduler 1.36 (recorded/zoo: gpu, unschedulable).
 *
 * @param pods - all pods of the cluster; those on a node count against it until they end
 */
export function schedulePod(options: {
  pod: Pod;
  nodes: KubeObject[];
  pods: Pod[];
}): Placement {
  const { pod, nodes, pods } = options;
  const wanted: Resources = {
    ...podRequests(pod.spec),
    pods: parseQuantity(1),
  };
  const rejections: Rejection[] = [];
  let best: { node: string; left: number } | undefined;
  for (const node of nodes) {
    const allocatable = nodeAllocatable(node);
    const used = usedOn(node.metadata.name, pods);
    const rejection = reject({ pod, node, wanted, allocatable, used });
    if (rejection) {
      rejections.push(rejection);
      continue;
    }
    const left = shareLeft(allocatable, addResources(used, wanted));
    if (!best || left > best.left) {
      best = { node: node.metadata.name, left };
    }
  }
  return best
    ? { node: best.node }
    : { message: refusal(nodes.length, rejections) };
}

function reject(options: {
  pod: Pod;
  node: KubeObject;
  wanted: Resources;
  allocatable: Resources;
  used: Resources;
}): Rejection | undefined {
  const { pod, node, wanted, allocatable, used } = options;
  const labels = node.metadata.labels ?? {};
  const selector = Object.entries(pod.spec.nodeSelector ?? {});
  if (selector.some(([key, value]) => labels[key] !== value)) {
    return {
      reasons: ["node(s) didn't match Pod's node affinity/selector"],
      forGood: true,
    };
  }
  const short = Object.entries(wanted).filter(
    ([name, { milli }]) =>
      milli > 0n &&
      (used[name] ?? ZERO).milli + milli > (allocatable[name] ?? ZERO).milli,
  );
  if (short.length === 0) {
    return undefined;
  }
  return {
    reasons: short.map(([name]) =>
      name === 'pods' ? 'Too many pods' : `Insufficient ${name}`,
    ),
    forGood: short.some(
      ([name, { milli }]) => milli > (allocatable[name] ?? ZERO).milli,
    ),
  };
}

function usedOn(node: string, pods: Pod[]): Resources {
  const count = parseQuantity(1);
  return pods
    .filter(
      pod =>
        pod.spec.nodeName === node &&
        pod.status?.phase !== 'Succeeded' &&
        pod.status?.phase !== 'Failed',
    )
    .map(pod => ({ ...podRequests(pod.spec), pods: count }))
    .reduce<Resources>(addResources, {});
}

function shareLeft(allocatable: Resources, used: Resources): number {
  const total = Number((allocatable.cpu ?? ZERO).milli);
  return total === 0 ? 0 : 1 - Number((used.cpu ?? ZERO).milli) / total;
}

function refusal(nodes: number, rejections: Rejection[]): string {
  if (nodes === 0) {
    return 'no nodes available to schedule pods';
  }
  const why = histogram(rejections.flatMap(r => r.reasons));
  const preemption = histogram(
    rejections.map(r => (r.forGood ? NOT_HELPFUL : NO_VICTIMS)),
  );
  const head = `0/${nodes} nodes are available`;
  return `${head}: ${why}. no new claims to deallocate, preemption: ${head}: ${preemption}.`;
}

function histogram(reasons: string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
