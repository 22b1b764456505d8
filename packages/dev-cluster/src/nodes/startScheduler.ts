import type { Clock } from '../clock';
import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { keyOf } from './objectKeys';
import { asPod } from './Pod';
import type { Pod } from './Pod';
import { scheduledStatus, unschedulableStatus } from './podStatus';
import { ReconcileQueue } from './ReconcileQueue';
import type { ControllerLogger } from './ReconcileQueue';
import { recordSchedulerEvent } from './recordSchedulerEvent';
import { schedulePod } from './schedulePod';
import type { Placement } from './schedulePod';

const DELAY_MS = 20;
/** The scheduler itself looks at unschedulable pods again after five minutes; before, when something changes. */
const RETRY_MS = 300_000;

/**
 * Gives pods a node, oldest first, each time a pod or a node has changed; says `FailedScheduling` when the reason is
 * a new one or five minutes have passed. Returns its own undo.
 */
export function startScheduler(options: {
  store: ObjectStore;
  clock: Clock;
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, logger } = options;
  const saidAt = new Map<string, number>();
  const queue = ReconcileQueue.create({
    clock,
    name: 'scheduler',
    delayMs: DELAY_MS,
    reconcile: pass,
    ...(logger && { logger }),
  });

  function pass(key: string): void {
    const pods = store.entries('Pod').map(asPod);
    const nodes = store.entries('Node');
    const waiting = pods
      .filter(pod => !pod.spec.nodeName && !pod.metadata.deletionTimestamp)
      .sort(byAge);
    let unschedulable = false;
    for (const pod of waiting) {
      const placement = place(pod, nodes, pods);
      if ('node' in placement) {
        pod.spec = bind(pod, placement.node).spec;
      } else {
        unschedulable = true;
        refuse(pod, placement.message);
      }
    }
    if (unschedulable) {
      queue.add(key, RETRY_MS);
    }
  }

  /** A pod with an amount that is no quantity must not stop the others. */
  function place(pod: Pod, nodes: KubeObject[], pods: Pod[]): Placement {
    try {
      return schedulePod({ pod, nodes, pods });
    } catch (error) {
      return { message: `0/${nodes.length} nodes are available: ${error}` };
    }
  }

  function bind(pod: Pod, node: string): Pod {
    const spec = { ...pod.spec, nodeName: node };
    const bound = asPod(store.update({ ...pod, spec }));
    store.updateStatus(keyOf(bound), scheduledStatus(bound, clock.now()));
    recordSchedulerEvent({
      store,
      about: pod,
      text: {
        type: 'Normal',
        reason: 'Scheduled',
        message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node}`,
      },
      action: 'Binding',
      now: clock.now(),
    });
    return bound;
  }

  function refuse(pod: Pod, message: string): void {
    const uid = pod.metadata.uid ?? '';
    const now = clock.now();
    const before = pod.status?.conditions?.find(c => c.type === 'PodScheduled');
    const news = before?.message !== message;
    if (!news && now - (saidAt.get(uid) ?? 0) < RETRY_MS) {
      return;
    }
    saidAt.set(uid, now);
    if (news) {
      store.updateStatus(keyOf(pod), unschedulableStatus(pod, message, now));
    }
    recordSchedulerEvent({
      store,
      about: pod,
      text: { type: 'Warning', reason: 'FailedScheduling', message },
      action: 'Scheduling',
      now,
    });
  }

  const unsubscribe = store.subscribe(({ type, object }) => {
    if (type === 'DELETED') {
      saidAt.delete(object.metadata.uid ?? '');
    }
    if (type === 'DELETED' ? holdsRoom(object) : mattersHere(object)) {
      queue.add('all');
    }
  });
  queue.add('all');
  return () => {
    unsubscribe();
    queue.stop();
  };
}

function holdsRoom({ kind }: KubeObject): boolean {
  return kind === 'Pod' || kind === 'Node';
}

/** A pod that runs on its node is none of the scheduler's business: a pass for each of its stages would be in vain. */
function mattersHere(object: KubeObject): boolean {
  if (object.kind !== 'Pod') {
    return object.kind === 'Node';
  }
  const { spec, status } = asPod(object);
  return (
    !spec.nodeName ||
    status?.phase === 'Succeeded' ||
    status?.phase === 'Failed'
  );
}

function byAge(a: Pod, b: Pod): number {
  return (
    Date.parse(a.metadata.creationTimestamp ?? '') -
      Date.parse(b.metadata.creationTimestamp ?? '') ||
    a.metadata.name.localeCompare(b.metadata.name)
  );
}
