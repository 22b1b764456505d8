import type { Clock } from '../clock';
import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { EventRecorder } from './EventRecorder';
import { controllerOf, keyAt, keyOf, pathOf } from './objectKeys';
import { asPod } from './Pod';
import type { Pod } from './Pod';
import { faultInForce, podFault, unknownFaultMessage } from './podFault';
import { nextLifecycle } from './podLifecycle';
import type { PodLifecycle, PodTimings } from './podLifecycle';
import { podStatus } from './podStatus';
import type { PodAddresses } from './podStatus';
import { ReconcileQueue } from './ReconcileQueue';
import type { ControllerLogger } from './ReconcileQueue';
import { stageEvents } from './stageEvents';

const DELAY_MS = 10;
/** How often a pod with `crash-loop-later` looks whether its cluster was provisioned. */
const LOOK_AGAIN_MS = 2000;

interface Tenant {
  lifecycle: PodLifecycle;
  /** When the stage was entered, epoch milliseconds. */
  since: number;
  /** When its end was asked for. */
  stoppingSince?: number;
  addresses: PodAddresses;
}

/**
 * Runs the pods that have a node: nothing is executed, their status goes through the stages that a kubelet writes.
 * All nodes share this one kubelet. Returns its own undo.
 */
export function startKubelet(options: {
  store: ObjectStore;
  clock: Clock;
  timings: PodTimings;
  logger?: ControllerLogger;
}): () => void {
  const { store, clock, timings, logger } = options;
  const recorder = EventRecorder.create({ store, clock, component: 'kubelet' });
  const tenants = new Map<string, Tenant>();
  const usedIps = new Set<string>();
  const queue = ReconcileQueue.create({
    clock,
    name: 'kubelet',
    delayMs: DELAY_MS,
    reconcile: look,
    ...(logger && { logger }),
  });

  function look(path: string): void {
    const object = store.get(keyAt('Pod', path));
    const pod = object && asPod(object);
    if (!pod?.spec.nodeName) {
      return;
    }
    const tenant = tenants.get(path) ?? admit(pod, path);
    if (pod.metadata.deletionTimestamp) {
      stop(pod, path, tenant);
      return;
    }
    const next = nextLifecycle({
      lifecycle: tenant.lifecycle,
      fault: faultInForce(pod, { wasProvisioned: wasProvisioned(pod) }),
      restartable: pod.spec.restartPolicy !== 'Never',
      timings,
    });
    if (!next) {
      if (podFault(pod) === 'crash-loop-later') {
        queue.add(path, LOOK_AGAIN_MS);
      }
      return;
    }
    const left = tenant.since + next.afterMs - clock.now();
    if (left > 0) {
      queue.add(path, left);
      return;
    }
    enter(pod, tenant, next.lifecycle);
    queue.add(path);
  }

  function admit(pod: Pod, path: string): Tenant {
    const tenant: Tenant = {
      lifecycle: { stage: 'creating', failures: 0 },
      since: clock.now(),
      addresses: { hostIP: hostIP(pod), podIP: freeIp(usedIps) },
    };
    tenants.set(path, tenant);
    enter(pod, tenant, tenant.lifecycle);
    if (podFault(pod) === 'unknown') {
      recorder.record(pod, {
        type: 'Warning',
        reason: 'UnknownFault',
        message: unknownFaultMessage(pod),
      });
    }
    return tenant;
  }

  function stop(pod: Pod, path: string, tenant: Tenant): void {
    if (tenant.stoppingSince === undefined) {
      tenant.stoppingSince = clock.now();
      recorder.record(pod, {
        type: 'Normal',
        reason: 'Killing',
        message: `Stopping container ${pod.spec.containers[0]?.name}`,
      });
    }
    const left = tenant.stoppingSince + timings.stopMs - clock.now();
    if (left > 0) {
      queue.add(path, left);
    } else {
      store.delete(keyOf(pod), { gracePeriodSeconds: 0 });
    }
  }

  function enter(pod: Pod, tenant: Tenant, lifecycle: PodLifecycle): void {
    tenant.lifecycle = lifecycle;
    tenant.since = clock.now();
    const { addresses } = tenant;
    const status = podStatus({ pod, lifecycle, addresses, now: clock.now() });
    store.updateStatus(keyOf(pod), status);
    for (const text of stageEvents(pod, lifecycle.stage)) {
      recorder.record(pod, text);
    }
  }

  function wasProvisioned(pod: Pod): boolean {
    const owner = controllerOf(pod);
    const cluster =
      owner &&
      store.serves(owner.kind) &&
      store.get({
        kind: owner.kind,
        name: owner.name,
        ...(pod.metadata.namespace !== undefined && {
          namespace: pod.metadata.namespace,
        }),
      });
    return Boolean(cluster && isProvisioned(cluster));
  }

  function hostIP(pod: Pod): string {
    const node = store.get({ kind: 'Node', name: pod.spec.nodeName ?? '' });
    const status = node?.status as
      | { addresses?: Array<{ type: string; address: string }> }
      | undefined;
    return status?.addresses?.find(a => a.type === 'InternalIP')?.address ?? '';
  }

  function evict(object: KubeObject): void {
    const path = pathOf(object);
    queue.forget(path);
    recorder.forget(object);
    const tenant = tenants.get(path);
    if (tenant) {
      usedIps.delete(tenant.addresses.podIP);
      tenants.delete(path);
    }
  }

  const unsubscribe = store.subscribe(({ type, object }) => {
    if (object.kind !== 'Pod') {
      return;
    }
    if (type === 'DELETED') {
      evict(object);
    } else if (
      object.metadata.deletionTimestamp ||
      !tenants.has(pathOf(object))
    ) {
      queue.add(pathOf(object));
    }
  });
  for (const object of store.list('Pod')) {
    queue.add(pathOf(object));
  }
  return () => {
    unsubscribe();
    queue.stop();
  };
}

function isProvisioned(cluster: KubeObject): boolean {
  const status = cluster.status as
    | { conditions?: Array<{ type: string; status: string }> }
    | undefined;
  return Boolean(
    status?.conditions?.some(
      c => c.type === 'RayClusterProvisioned' && c.status === 'True',
    ),
  );
}

/** Addresses of 10.244.0.0/16, lowest free first. */
function freeIp(used: Set<string>): string {
  for (let n = 2; n < 65_534; n++) {
    const ip = `10.244.${Math.floor(n / 256)}.${n % 256}`;
    if (!used.has(ip)) {
      used.add(ip);
      return ip;
    }
  }
  throw new Error('no pod address is left in 10.244.0.0/16');
}
