import type { Clock } from '../clock';
import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { keyAt, pathOf } from '../nodes/objectKeys';
import { ReconcileQueue } from '../nodes/ReconcileQueue';
import type { ControllerLogger } from '../nodes/ReconcileQueue';
import type { HandEdit } from './HandEdit';

/** Time in which a visitor sees the cluster as Git wants it, and between two changes of one cluster. */
const DELAY_MS = 5000;

/**
 * Changes RayClusters by hand, as `kubectl edit` does. Each change is made once per object, some seconds after it was ready
 * or changed before: who heals it is not overruled, and a cluster that was made anew is changed anew. Returns its own undo.
 *
 * @param logger - gets failures; without it they are thrown
 */
export function startHandEdits(options: {
  store: ObjectStore;
  clock: Clock;
  edits: readonly HandEdit[];
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, edits, logger } = options;
  /** How many changes were made, by the uid of the object. */
  const done = new Map<string, number>();
  const queue = ReconcileQueue.create({
    clock,
    name: 'hand edits',
    delayMs: DELAY_MS,
    reconcile: edit,
    ...(logger && { logger }),
  });

  function edit(path: string): void {
    const live = store.serves('RayCluster')
      ? store.get(keyAt('RayCluster', path))
      : undefined;
    const next = live && nextPatch(live);
    if (!live || !next || !isReady(live)) {
      return;
    }
    const patch = next(live);
    if (patch) {
      store.patch(keyAt('RayCluster', path), patch.body, {
        type: patch.type,
        fieldManager: 'kubectl-edit',
      });
    }
    done.set(uidOf(live), (done.get(uidOf(live)) ?? 0) + 1);
    queue.add(path);
  }

  function nextPatch(
    live: KubeObject,
  ): HandEdit['patches'][number] | undefined {
    const found = edits.find(
      ({ namespace, name }) =>
        live.kind === 'RayCluster' &&
        live.metadata.namespace === namespace &&
        live.metadata.name === name,
    );
    return found?.patches[done.get(uidOf(live)) ?? 0];
  }

  function notice(object: KubeObject): void {
    if (nextPatch(object) && isReady(object)) {
      queue.add(pathOf(object));
    }
  }

  const unsubscribe = store.subscribe(({ type, object }) => {
    if (type !== 'DELETED') {
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

function uidOf(object: KubeObject): string {
  return object.metadata.uid ?? '';
}

function isReady(object: KubeObject): boolean {
  const status = object.status as { state?: string } | undefined;
  return status?.state === 'ready' && !object.metadata.deletionTimestamp;
}
