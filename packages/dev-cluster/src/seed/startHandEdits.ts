import type { Clock } from '../clock';
import type { KubeObject, ObjectKey } from '../kube-api/KubeObject';
import type { ObjectStore, PatchType } from '../kube-api/ObjectStore';
import { keyAt, pathOf } from '../nodes/objectKeys';
import { ReconcileQueue } from '../nodes/ReconcileQueue';
import type { ControllerLogger } from '../nodes/ReconcileQueue';

/** Time in which a visitor sees the cluster as Git wants it. */
const DELAY_MS = 5000;

/** What somebody changes past Git. */
interface HandEdit {
  cluster: ObjectKey & { namespace: string };
  /** Undefined when the live object does not have what is to be changed. */
  patch: (live: KubeObject) => { body: unknown; type: PatchType } | undefined;
}

const HAND_EDITS: readonly HandEdit[] = [
  {
    cluster: {
      kind: 'RayCluster',
      namespace: 'risk-simulation',
      name: 'pricing-sim-kuberay',
    },
    patch: raiseMaximum,
  },
  {
    cluster: {
      kind: 'RayCluster',
      namespace: 'notebooks',
      name: 'notebooks-kuberay',
    },
    patch: () => ({ body: { spec: { suspend: true } }, type: 'merge' }),
  },
];

/**
 * Changes two clusters of the showcase by hand, as `kubectl edit` does: it raises the maximum of `pricing-sim` and
 * suspends `notebooks`. Each is done once per object, some seconds after it was ready: who heals it is not overruled,
 * and a cluster that was made anew is changed anew. Returns its own undo.
 *
 * @param logger - gets failures; without it they are thrown
 */
export function startHandEdits(options: {
  store: ObjectStore;
  clock: Clock;
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, logger } = options;
  const done = new Set<string>();
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
    const uid = live?.metadata.uid ?? '';
    if (!live || done.has(uid) || !isReady(live)) {
      return;
    }
    const patch = handEditOf(live)?.patch(live);
    if (patch) {
      store.patch(keyAt('RayCluster', path), patch.body, {
        type: patch.type,
        fieldManager: 'kubectl-edit',
      });
    }
    done.add(uid);
  }

  function notice(object: KubeObject): void {
    if (
      handEditOf(object) &&
      isReady(object) &&
      !done.has(object.metadata.uid ?? '')
    ) {
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

function handEditOf(object: KubeObject): HandEdit | undefined {
  return HAND_EDITS.find(
    ({ cluster }) =>
      object.kind === cluster.kind &&
      object.metadata.namespace === cluster.namespace &&
      object.metadata.name === cluster.name,
  );
}

function isReady(object: KubeObject): boolean {
  const status = object.status as { state?: string } | undefined;
  return status?.state === 'ready' && !object.metadata.deletionTimestamp;
}

const BY_HAND_MAXIMUM = 20;

function raiseMaximum(
  live: KubeObject,
): { body: unknown; type: PatchType } | undefined {
  const { workerGroupSpecs = [] } = live.spec as {
    workerGroupSpecs?: Array<{ groupName: string }>;
  };
  const index = workerGroupSpecs.findIndex(g => g.groupName === 'simulator');
  return index < 0
    ? undefined
    : {
        body: [
          {
            op: 'replace',
            path: `/spec/workerGroupSpecs/${index}/maxReplicas`,
            value: BY_HAND_MAXIMUM,
          },
        ],
        type: 'json',
      };
}
