import type { Clock } from '../clock';
import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { asWorkload } from './Deployment';
import { controllerOf, keyAt, keyOf, pathOf } from './objectKeys';
import { asPod } from './Pod';
import { reconcileDeployment } from './reconcileDeployment';
import { reconcileReplicaSet } from './reconcileReplicaSet';
import { ReconcileQueue } from './ReconcileQueue';
import type { ControllerLogger } from './ReconcileQueue';

const DELAY_MS = 20;

/** Turns Deployments into ReplicaSets and those into pods, and writes their statuses. Returns its own undo. */
export function startDeploymentController(options: {
  store: ObjectStore;
  clock: Clock;
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, logger } = options;
  const common = { clock, delayMs: DELAY_MS, ...(logger && { logger }) };
  const deployments = ReconcileQueue.create({
    ...common,
    name: 'deployment controller',
    reconcile: lookAtDeployment,
  });
  const replicaSets = ReconcileQueue.create({
    ...common,
    name: 'replica set controller',
    reconcile: lookAtReplicaSet,
  });

  function lookAtDeployment(path: string): void {
    const object = store.get(keyAt('Deployment', path));
    if (!object || object.metadata.deletionTimestamp) {
      return;
    }
    const plan = reconcileDeployment({
      deployment: asWorkload(object),
      replicaSets: owned('ReplicaSet', object).map(asWorkload),
      now: clock.now(),
    });
    for (const set of plan.create) {
      store.create(set);
    }
    for (const { name, replicas } of plan.scale) {
      store.patch(
        { ...keyOf(object), kind: 'ReplicaSet', name },
        { spec: { replicas } },
        { type: 'merge', fieldManager: 'kube-controller-manager' },
      );
    }
    store.updateStatus(keyOf(object), plan.status);
  }

  function lookAtReplicaSet(path: string): void {
    const object = store.get(keyAt('ReplicaSet', path));
    if (!object || object.metadata.deletionTimestamp) {
      return;
    }
    const plan = reconcileReplicaSet({
      replicaSet: asWorkload(object),
      pods: owned('Pod', object).map(asPod),
    });
    for (const pod of plan.create) {
      store.create(pod);
    }
    for (const key of plan.delete) {
      store.delete(key, { gracePeriodSeconds: 30 });
    }
    store.updateStatus(keyOf(object), plan.status);
  }

  function owned(kind: string, owner: KubeObject): KubeObject[] {
    const { namespace } = owner.metadata;
    return store
      .list(kind, namespace === undefined ? {} : { namespace })
      .filter(object => controllerOf(object)?.uid === owner.metadata.uid);
  }

  function notice(object: KubeObject): void {
    const path = pathOf(object);
    const owner = controllerOf(object);
    const { namespace } = object.metadata;
    if (object.kind === 'Deployment') {
      deployments.add(path);
    } else if (object.kind === 'ReplicaSet') {
      replicaSets.add(path);
      if (owner?.kind === 'Deployment') {
        deployments.add(`${namespace}/${owner.name}`);
      }
    } else if (object.kind === 'Pod' && owner?.kind === 'ReplicaSet') {
      replicaSets.add(`${namespace}/${owner.name}`);
    }
  }

  const unsubscribe = store.subscribe(({ object }) => notice(object));
  store.list('Deployment').forEach(notice);
  store.list('ReplicaSet').forEach(notice);
  return () => {
    unsubscribe();
    deployments.stop();
    replicaSets.stop();
  };
}
