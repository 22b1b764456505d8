import type { Clock } from '../clock';
import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { EventRecorder } from '../nodes/EventRecorder';
import { keyAt, keyOf, pathOf } from '../nodes/objectKeys';
import { asPod, isReady } from '../nodes/Pod';
import type { Pod } from '../nodes/Pod';
import { ReconcileQueue } from '../nodes/ReconcileQueue';
import type { ControllerLogger } from '../nodes/ReconcileQueue';
import { AutoscalerJournal } from './AutoscalerJournal';
import { autoscalerWords } from './autoscalerWords';
import type { ScaleDecision } from './decideReplicas';
import { decideReplicas, replicasNow } from './decideReplicas';
import { IdleTracker } from './IdleTracker';
import { readImaginedWork } from './imaginedWork';
import type { ImaginedWork } from './imaginedWork';
import { demandAt } from './loadModel';
import { LABEL_CLUSTER, LABEL_GROUP, LABEL_NODE_TYPE } from './names';
import { clusterResources } from './clusterResources';
import { pendingDemands } from './pendingDemands';
import { readRayCluster } from './RayCluster';
import type { RayCluster, WorkerGroup } from './RayCluster';
import { scalePatch } from './scalePatch';

/** The update interval of Ray's autoscaler. */
const ROUND_MS = 5000;
/** Ray's default when neither the group nor the cluster says. */
const DEFAULT_IDLE_TIMEOUT_SECONDS = 60;
/** What Ray's HTTP client is called in managedFields; the replica guard lets it through. */
const FIELD_MANAGER = 'python-requests';

/** One autoscaler process: it lives as long as its head pod. */
interface Process {
  headUid: string;
  idle: IdleTracker;
}

/**
 * Starts the stand-in autoscalers: one per RayCluster with autoscaling and a ready head, every five seconds. What they
 * take for demand comes from the cluster's annotations (`imaginedWork.ts`); without them there is none. An annotation
 * that cannot be read is said in a Warning event `InvalidLoad`, once per text, and scales nothing. Returns its own undo.
 *
 * @param journal - gets what they say
 * @param logger - gets failures; without it they are thrown
 */
export function startAutoscaler(options: {
  store: ObjectStore;
  clock: Clock;
  journal?: AutoscalerJournal;
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, logger } = options;
  const journal = options.journal ?? new AutoscalerJournal();
  const recorder = EventRecorder.create({
    store,
    clock,
    component: 'dev-cluster-autoscaler',
  });
  const processes = new Map<string, Process>();
  /** The complaint about an annotation that was last said, by cluster. */
  const complaints = new Map<string, string>();
  const queue = ReconcileQueue.create({
    clock,
    name: 'autoscaler',
    delayMs: ROUND_MS,
    reconcile: round,
    ...(logger && { logger }),
  });

  function round(path: string): void {
    const object = store.serves('RayCluster')
      ? store.get(keyAt('RayCluster', path))
      : undefined;
    const cluster = object && readRayCluster(object);
    if (!cluster?.spec.autoscaling || cluster.spec.suspend) {
      end(path);
      return;
    }
    queue.add(path);
    const pods = podsOf(cluster);
    const head = pods.find(isHead);
    const work = readWork(cluster, path);
    if (!head || !isReady(head) || !work) {
      end(path, head);
      return;
    }
    const process = processOf(path, head);
    process.idle.keepOnly(pods);
    for (const [index, group] of cluster.spec.workerGroups.entries()) {
      scale({ cluster, index, group, work, pods, process });
    }
    const now = clock.now();
    const demands = pendingDemands({ cluster, work, pods, now });
    const infeasible = autoscalerWords.infeasible(demands);
    if (infeasible !== undefined) {
      say(process, 'WARNING', infeasible);
    }
  }

  function scale(options_: {
    cluster: RayCluster;
    index: number;
    group: WorkerGroup;
    work: ImaginedWork;
    pods: Pod[];
    process: Process;
  }): void {
    const { cluster, index, group, work, process } = options_;
    const isFirst =
      cluster.spec.workerGroups.findIndex(
        g => g.groupName === group.groupName,
      ) === index;
    if (!isFirst) {
      // Of two groups with one name the autoscaler takes the first.
      return;
    }
    const now = clock.now();
    const demand = work.load.get(group.groupName);
    const replicas = demand ? demandAt(demand, now) : 0;
    const pods = options_.pods.filter(
      pod =>
        !isHead(pod) && pod.metadata.labels?.[LABEL_GROUP] === group.groupName,
    );
    process.idle.observe({ pods, demand: replicas, now });
    const decision = decideReplicas({
      group,
      demand: replicas,
      pods,
      idleSince: process.idle.idleSince,
      idleTimeoutMs: idleTimeoutSeconds(cluster, group) * 1000,
      now,
    });
    if (decision) {
      store.patch(
        keyOf(cluster.object),
        scalePatch({ index, group, decision }),
        { type: 'json', fieldManager: FIELD_MANAGER },
      );
      sayDecision({
        cluster,
        group,
        pods,
        all: options_.pods,
        decision,
        process,
      });
    }
  }

  function sayDecision(said: {
    cluster: RayCluster;
    group: WorkerGroup;
    /** Of the group. */
    pods: Pod[];
    all: Pod[];
    decision: ScaleDecision;
    process: Process;
  }): void {
    const { cluster, group, pods, all, decision, process } = said;
    const { workersToDelete, replicas } = decision;
    const { groupName } = group;
    say(
      process,
      'INFO',
      workersToDelete.length > 0
        ? autoscalerWords.removingIdle(workersToDelete.length, groupName)
        : autoscalerWords.adding(
            replicas - replicasNow(group, pods),
            groupName,
          ),
    );
    const { bundle } = clusterResources(cluster, all);
    say(process, 'INFO', autoscalerWords.resized(bundle));
  }

  function say(
    { headUid }: Process,
    severity: 'INFO' | 'WARNING',
    message: string,
  ): void {
    journal.record(headUid, { at: clock.now(), severity, message });
  }

  /** What was said stays readable as long as the head pod is there. */
  function end(path: string, head?: Pod): void {
    const known = processes.get(path);
    processes.delete(path);
    if (known && known.headUid !== head?.metadata.uid) {
      journal.forget(known.headUid);
    }
  }

  function processOf(path: string, head: Pod): Process {
    const headUid = head.metadata.uid ?? '';
    const known = processes.get(path);
    if (known?.headUid === headUid) {
      return known;
    }
    if (known) {
      journal.forget(known.headUid);
    }
    const process = { headUid, idle: new IdleTracker() };
    processes.set(path, process);
    return process;
  }

  function podsOf(cluster: RayCluster): Pod[] {
    return store
      .list('Pod', { namespace: cluster.namespace })
      .filter(pod => pod.metadata.labels?.[LABEL_CLUSTER] === cluster.name)
      .map(asPod);
  }

  /** Undefined when an annotation is unreadable; a cluster without them has no demand, so idle workers end. */
  function readWork(
    cluster: RayCluster,
    path: string,
  ): ImaginedWork | undefined {
    try {
      const work = readImaginedWork(cluster);
      complaints.delete(path);
      return work;
    } catch (error) {
      complain(
        cluster,
        path,
        `${error instanceof Error ? error.message : error}`,
      );
      return undefined;
    }
  }

  /** Once per text. */
  function complain(cluster: RayCluster, path: string, fault: string): void {
    if (complaints.get(path) !== fault) {
      complaints.set(path, fault);
      recorder.record(cluster.object, {
        type: 'Warning',
        reason: 'InvalidLoad',
        message: `${fault}; nothing is scaled`,
      });
    }
  }

  function notice(object: KubeObject): void {
    queue.add(pathOf(object));
  }

  const unsubscribe = store.subscribe(({ type, object }) => {
    if (object.kind !== 'RayCluster') {
      return;
    }
    if (type === 'DELETED') {
      queue.forget(pathOf(object));
      end(pathOf(object));
      complaints.delete(pathOf(object));
    } else {
      notice(object);
    }
  });
  if (store.serves('RayCluster')) {
    store.list('RayCluster').forEach(notice);
  }
  return () => {
    unsubscribe();
    queue.stop();
  };
}

function idleTimeoutSeconds(cluster: RayCluster, group: WorkerGroup): number {
  return (
    group.idleTimeoutSeconds ??
    cluster.spec.autoscalerOptions.idleTimeoutSeconds ??
    DEFAULT_IDLE_TIMEOUT_SECONDS
  );
}

function isHead(pod: Pod): boolean {
  return pod.metadata.labels?.[LABEL_NODE_TYPE] === 'head';
}
