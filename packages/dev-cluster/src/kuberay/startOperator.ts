import type { Clock } from '../clock';
import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { EventRecorder } from '../nodes/EventRecorder';
import { keyAt, pathOf } from '../nodes/objectKeys';
import { asPod } from '../nodes/Pod';
import { ReconcileQueue } from '../nodes/ReconcileQueue';
import type { ControllerLogger } from '../nodes/ReconcileQueue';
import { LABEL_CLUSTER, OPERATOR_DEPLOYMENT } from './names';
import { needsStatusUpdate } from './rayClusterStatus';
import { readRayCluster } from './RayCluster';
import type { RayCluster } from './RayCluster';
import { reconcileCluster } from './reconcileCluster';
import type { ClusterAction, ClusterPlan } from './reconcileCluster';

const DELAY_MS = 20;
/** One request to the API server: real reconciles are seen to take 40 to 100 ms per object. */
const ACTION_MS = 40;
const RECORDER_COMPONENT = 'raycluster-controller';
const OTHER_KINDS = ['Service', 'ServiceAccount', 'Role', 'RoleBinding'];
const WATCHED_KINDS = ['Pod', ...OTHER_KINDS];

/**
 * Starts the stand-in KubeRay operator. It acts while a Deployment `kuberay-operator` has an available replica and
 * RayCluster is served; until then clusters wait without a status. Each look does its actions one after the other
 * and writes the status last, as the real reconcile does. Returns its own undo.
 *
 * @param logger - gets failures; without it they are thrown
 */
export function startOperator(options: {
  store: ObjectStore;
  clock: Clock;
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, logger } = options;
  const recorder = EventRecorder.create({
    store,
    clock,
    component: RECORDER_COMPONENT,
  });
  /** What is left to do of a look that has begun. */
  const begun = new Map<string, ClusterAction[]>();
  const refused = new Map<string, string>();
  const queue = ReconcileQueue.create({
    clock,
    name: 'kuberay-operator',
    delayMs: DELAY_MS,
    reconcile: step,
    ...(logger && { logger }),
  });

  function step(path: string): void {
    const cluster = isRunning() ? find(path) : undefined;
    if (!cluster || cluster.object.metadata.deletionTimestamp) {
      begun.delete(path);
      return;
    }
    const actions = begun.get(path) ?? plan(cluster).actions;
    const [action, ...rest] = actions;
    if (action) {
      begun.set(path, rest);
      perform(cluster, action);
      queue.add(path, ACTION_MS);
      return;
    }
    begun.delete(path);
    writeStatus(cluster);
  }

  function plan(cluster: RayCluster): ClusterPlan {
    const { namespace } = cluster;
    return reconcileCluster({
      cluster,
      pods: store
        .entries('Pod', { namespace })
        .filter(pod => pod.metadata.labels?.[LABEL_CLUSTER] === cluster.name)
        .map(asPod),
      others: OTHER_KINDS.flatMap(kind => store.entries(kind, { namespace })),
      now: clock.now(),
    });
  }

  function perform(cluster: RayCluster, action: ClusterAction): void {
    switch (action.type) {
      case 'create': {
        const created = store.create(action.object);
        recorder.record(cluster.object, {
          type: 'Normal',
          reason: action.event.reason,
          message: `${action.event.prefix} ${pathOf(created)}`,
        });
        return;
      }
      case 'delete':
        if (store.get(action.key)) {
          store.delete(action.key, { gracePeriodSeconds: 30 });
          recorder.record(cluster.object, action.event);
        }
        return;
      case 'say':
        sayOnce(cluster, action);
        return;
      default: {
        const unknown: never = action;
        throw new Error(`unknown action ${JSON.stringify(unknown)}`);
      }
    }
  }

  /** A refused cluster is not looked at again until somebody changes it. */
  function sayOnce(
    cluster: RayCluster,
    { event }: Extract<ClusterAction, { type: 'say' }>,
  ): void {
    const { uid = '', generation } = cluster.object.metadata;
    if (refused.get(uid) !== `${generation}`) {
      refused.set(uid, `${generation}`);
      recorder.record(cluster.object, event);
    }
  }

  function writeStatus(cluster: RayCluster): void {
    const fresh = plan(cluster);
    const { status } = fresh;
    if (status && needsStatusUpdate(cluster.status, status)) {
      store.updateStatus(
        {
          kind: 'RayCluster',
          namespace: cluster.namespace,
          name: cluster.name,
        },
        status,
      );
    }
    if (status && fresh.actions.length > 0) {
      queue.add(pathOf(cluster.object));
    }
  }

  function find(path: string): RayCluster | undefined {
    const object = store.get(keyAt('RayCluster', path));
    return object && readRayCluster(object);
  }

  function isRunning(): boolean {
    return (
      store.serves('RayCluster') &&
      store.entries('Deployment').some(isAvailableOperator)
    );
  }

  function lookAtAll(): void {
    if (isRunning()) {
      for (const cluster of store.list('RayCluster')) {
        queue.add(pathOf(cluster));
      }
    }
  }

  const unsubscribe = store.subscribe(({ type, object }) => {
    if (object.kind === 'RayCluster') {
      if (type === 'DELETED') {
        begun.delete(pathOf(object));
        refused.delete(object.metadata.uid ?? '');
        recorder.forget(object);
      } else {
        queue.add(pathOf(object));
      }
    } else if (WATCHED_KINDS.includes(object.kind)) {
      const cluster = object.metadata.labels?.[LABEL_CLUSTER];
      if (cluster !== undefined) {
        queue.add(`${object.metadata.namespace}/${cluster}`);
      }
    } else if (isAvailableOperator(object)) {
      lookAtAll();
    }
  });
  lookAtAll();
  return () => {
    unsubscribe();
    queue.stop();
  };
}

function isAvailableOperator(object: KubeObject): boolean {
  const status = object.status as { availableReplicas?: number } | undefined;
  return (
    object.kind === 'Deployment' &&
    object.metadata.name === OPERATOR_DEPLOYMENT &&
    (status?.availableReplicas ?? 0) > 0
  );
}
