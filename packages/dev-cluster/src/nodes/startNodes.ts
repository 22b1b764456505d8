import type { Clock } from '../clock';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { DEFAULT_NODES, buildNode } from './nodeObjects';
import type { NodeSize } from './nodeObjects';
import { DEFAULT_POD_TIMINGS } from './podLifecycle';
import type { PodTimings } from './podLifecycle';
import type { ControllerLogger } from './ReconcileQueue';
import { startDeploymentController } from './startDeploymentController';
import { startEventExpiry } from './startEventExpiry';
import { startKubelet } from './startKubelet';
import { startScheduler } from './startScheduler';

/**
 * Starts what a cluster's nodes and controller manager do: Node objects, scheduler, kubelet, Deployments, end of events.
 * Returns its own undo; the Node objects stay.
 *
 * @param nodes - defaults to three of 16 CPU and 64 GiB without GPU
 * @param timings - how long pods take; by default a few seconds
 * @param logger - gets the failures of the controllers; without it they are thrown
 */
export function startNodes(options: {
  store: ObjectStore;
  clock: Clock;
  nodes?: readonly NodeSize[];
  timings?: PodTimings;
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, nodes = DEFAULT_NODES, logger } = options;
  const { timings = DEFAULT_POD_TIMINGS } = options;
  const common = { store, clock, ...(logger && { logger }) };
  for (const size of nodes) {
    const key = { kind: 'Node', name: size.name };
    const node = buildNode(size, clock.now());
    if (!store.get(key)) {
      store.create(node);
    }
    store.updateStatus(key, node.status);
  }
  const stops = [
    startScheduler(common),
    startKubelet({ ...common, timings }),
    startDeploymentController(common),
    startEventExpiry({ store, clock }),
  ];
  return () => stops.forEach(stop => stop());
}
