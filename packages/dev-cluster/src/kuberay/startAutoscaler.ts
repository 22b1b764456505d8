import type { Clock } from '../clock';
import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { EventRecorder } from '../nodes/EventRecorder';
import { keyAt, keyOf, pathOf } from '../nodes/objectKeys';
import { asPod, isReady } from '../nodes/Pod';
import type { Pod } from '../nodes/Pod';
import { ReconcileQueue } from '../nodes/ReconcileQueue';
import type { ControllerLogger } from '../nodes/ReconcileQueue';
import { decideReplicas } from './decideReplicas';
import { IdleTracker } from './IdleTracker';
import { LOAD_ANNOTATION, demandAt, parseLoad } from './loadModel';
import type { LoadModel } from './loadModel';
import { LABEL_CLUSTER, LABEL_GROUP, LABEL_NODE_TYPE } from './names';
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
 * take for demand comes from the cluster's annotation {@link LOAD_ANNOTATION}; without it there is none. An annotation
 * that cannot be read is said in a Warning event `InvalidLoad`, once per text, and scales nothing. Returns its own undo.
 *
 * @param logger - gets failures; without it they are thrown
 */
export function startAutoscaler(options: {
  store: ObjectStore;
  clock: Clock;
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, logger } = options;
  const recorder = EventRecorder.create({
    store,
    clock,
    component: 'dev-cluster-autoscaler',
  });
  const processes = new Map<string, Process>();
  /** The complaint about the annotation that was last said, by cluster. */
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
      processes.delete(path);
      return;
    }
    queue.add(path);
    const pods = podsOf(cluster);
    const head = pods.find(isHead);
    const load = readLoad(cluster, path);
    if (!head || !isReady(head) || !load) {
      processes.delete(path);
      return;
    }
    const process = processOf(path, head);
    process.idle.keepOnly(pods);
    for (const [index, group] of cluster.spec.workerGroups.entries()) {
      scale({ cluster, index, group, load, pods, process });
    }
  }

  function scale(options_: {
    cluster: RayCluster;
    index: number;
    group: WorkerGroup;
    load: LoadModel;
    pods: Pod[];
    process: Process;
  }): void {
    const { cluster, index, group, load, process } = options_;
    const isFirst =
      cluster.spec.workerGroups.findIndex(
        g => g.groupName === group.groupName,
      ) === index;
    if (!isFirst) {
      // Of two groups with one name the autoscaler takes the first.
      return;
    }
    const now = clock.now();
    const demand = load.get(group.groupName);
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
    }
  }

  function processOf(path: string, head: Pod): Process {
    const headUid = head.metadata.uid ?? '';
    const known = processes.get(path);
    if (known?.headUid === headUid) {
      return known;
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

  /** Undefined when the annotation is unreadable; a cluster without one has no demand, so idle workers end. */
  function readLoad(cluster: RayCluster, path: string): LoadModel | undefined {
    const text = cluster.object.metadata.annotations?.[LOAD_ANNOTATION];
    const fault = text === undefined ? undefined : loadFault(text, cluster);
    if (fault === undefined) {
      complaints.delete(path);
      return text === undefined ? new Map() : parseLoad(text);
    }
    if (complaints.get(path) !== fault) {
      complaints.set(path, fault);
      recorder.record(cluster.object, {
        type: 'Warning',
        reason: 'InvalidLoad',
        message: `annotation ${LOAD_ANNOTATION}: ${fault}; nothing is scaled`,
      });
    }
    return undefined;
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
      processes.delete(pathOf(object));
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

/** Why a load cannot be taken, in words; undefined when it can. */
function loadFault(text: string, cluster: RayCluster): string | undefined {
  try {
    const groups = cluster.spec.workerGroups.map(group => group.groupName);
    const unknown = [...parseLoad(text).keys()].find(
      name => !groups.includes(name),
    );
    return unknown === undefined
      ? undefined
      : `the cluster has no group "${unknown}"`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
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
