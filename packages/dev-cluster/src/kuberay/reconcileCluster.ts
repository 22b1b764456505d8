import type { KubeObject, ObjectKey } from '../kube-api/KubeObject';
import type { EventText } from '../nodes/EventRecorder';
import { keyOf, pathOf } from '../nodes/objectKeys';
import type { Pod } from '../nodes/Pod';
import { buildHeadPod, buildWorkerPod } from './buildRayPod';
import { desiredPods } from './desiredWorkers';
import { LABEL_GROUP, LABEL_NODE_TYPE } from './names';
import { suspendPhase } from './rayConditions';
import type { RayCluster, RayClusterStatus, WorkerGroup } from './RayCluster';
import { rayClusterStatus } from './rayClusterStatus';
import { buildAutoscalerAccess, buildHeadService } from './rayServices';
import { validateRayCluster } from './validateRayCluster';

/** One thing to do, and what to say about it once it is done. */
export type ClusterAction =
  | {
      type: 'create';
      object: KubeObject;
      /** The event's message ends with the path of what was made, whose name may be generated. */
      event: { reason: string; prefix: string };
    }
  | { type: 'delete'; key: ObjectKey; event: EventText }
  | { type: 'say'; event: EventText };

/** What one look at a RayCluster asks for. */
export interface ClusterPlan {
  /** In the order in which the operator does them. */
  actions: ClusterAction[];
  /** The status as of the pods given; undefined when the operator refuses the cluster. */
  status: RayClusterStatus | undefined;
}

/**
 * Decides a RayCluster as KubeRay 1.5.1 does: account and rights, head service, head, then each group.
 * Surplus workers are deleted only without autoscaling; pods of a group that left the spec are left alone.
 *
 * @param pods - all pods with the cluster's label
 * @param others - services, accounts, roles and bindings of its namespace
 */
export function reconcileCluster(options: {
  cluster: RayCluster;
  pods: Pod[];
  others: KubeObject[];
  now: number;
}): ClusterPlan {
  const { cluster, pods, others, now } = options;
  const refusal = validateRayCluster(cluster);
  if (refusal) {
    return { actions: [{ type: 'say', event: refusal }], status: undefined };
  }
  const service = buildHeadService(cluster);
  const wanted = [
    ...(cluster.spec.autoscaling ? buildAutoscalerAccess(cluster) : []),
    service,
  ];
  const exists = (one: KubeObject) =>
    others.find(
      other =>
        other.kind === one.kind && other.metadata.name === one.metadata.name,
    );
  return {
    actions: [
      ...wanted.filter(one => !exists(one)).map(createOther),
      ...podActions(cluster, pods),
    ],
    status: rayClusterStatus({
      cluster,
      pods,
      headService: exists(service),
      now,
    }),
  };
}

function podActions(cluster: RayCluster, pods: Pod[]): ClusterAction[] {
  const phase = suspendPhase(cluster.status);
  if (phase === 'suspending') {
    return pods.filter(isStaying).map(pod => ({
      type: 'delete',
      key: keyOf(pod),
      event: {
        type: 'Normal',
        reason: 'DeletedPod',
        message: `Deleted Pods for RayCluster ${cluster.namespace}/${cluster.name} due to suspension`,
      },
    }));
  }
  if (phase === 'suspended' || cluster.spec.suspend) {
    return [];
  }
  const head = headActions(cluster, pods);
  if (head.some(action => action.type === 'delete')) {
    return head;
  }
  // Two groups of one name are one set of pods: the second finds those that the first has asked for.
  const asked = new Map<string, number>();
  const actions = [...head];
  for (const group of cluster.spec.workerGroups) {
    const extra = asked.get(group.groupName) ?? 0;
    const own = groupActions({ cluster, group, pods, asked: extra });
    asked.set(
      group.groupName,
      extra + own.filter(action => action.type === 'create').length,
    );
    actions.push(...own);
  }
  return actions;
}

function headActions(cluster: RayCluster, pods: Pod[]): ClusterAction[] {
  const heads = pods.filter(
    pod => pod.metadata.labels?.[LABEL_NODE_TYPE] === 'head',
  );
  if (heads.length === 0) {
    return [
      create(buildHeadPod(cluster), 'CreatedHeadPod', 'Created head Pod'),
    ];
  }
  return heads
    .filter(pod => isStaying(pod) && hasEnded(pod))
    .map(pod => deleteEnded(pod, 'head'));
}

function groupActions(options: {
  cluster: RayCluster;
  group: WorkerGroup;
  pods: Pod[];
  /** Pods that an earlier group of the same name asks for in this look. */
  asked: number;
}): ClusterAction[] {
  const { cluster, group, pods, asked } = options;
  const members = pods.filter(
    pod =>
      pod.metadata.labels?.[LABEL_GROUP] === group.groupName &&
      pod.metadata.labels?.[LABEL_NODE_TYPE] === 'worker',
  );
  const ended = members.filter(pod => isStaying(pod) && hasEnded(pod));
  if (ended.length > 0) {
    return ended.map(pod => deleteEnded(pod, 'worker'));
  }
  if (group.suspend) {
    return members
      .filter(isStaying)
      .map(pod => deleteWorker(pod, 'Deleted Pod'));
  }
  const named = new Set(group.workersToDelete);
  const toDelete = members.filter(pod => named.has(pod.metadata.name));
  const rest = members.filter(pod => !named.has(pod.metadata.name));
  const missing = desiredPods(group) - rest.length - asked;
  const staying = rest.filter(isStaying);
  const leaving = rest.length - staying.length;
  const surplus = cluster.spec.autoscaling
    ? []
    : staying.slice(0, Math.max(0, -missing - leaving));
  return [
    ...toDelete.filter(isStaying).map(pod => deleteWorker(pod, 'Deleted pod')),
    ...surplus.map(pod => deleteWorker(pod, 'Deleted Pod')),
    ...Array.from({ length: Math.max(0, missing) }, () =>
      create(
        buildWorkerPod(cluster, group),
        'CreatedWorkerPod',
        'Created worker Pod',
      ),
    ),
  ];
}

const OTHER_EVENTS: Record<string, { reason: string; prefix: string }> = {
  ServiceAccount: {
    reason: 'CreatedServiceAccount',
    prefix: 'Created service account',
  },
  Role: { reason: 'CreatedRole', prefix: 'Created role' },
  RoleBinding: { reason: 'CreatedRoleBinding', prefix: 'Created role binding' },
  Service: { reason: 'CreatedService', prefix: 'Created service' },
};

function createOther(object: KubeObject): ClusterAction {
  const { reason, prefix } = OTHER_EVENTS[object.kind];
  return create(object, reason, prefix);
}

function create(
  object: KubeObject,
  reason: string,
  prefix: string,
): ClusterAction {
  return { type: 'create', object, event: { reason, prefix } };
}

function deleteWorker(pod: Pod, prefix: string): ClusterAction {
  return {
    type: 'delete',
    key: keyOf(pod),
    event: {
      type: 'Normal',
      reason: 'DeletedWorkerPod',
      message: `${prefix} ${pathOf(pod)}`,
    },
  };
}

function deleteEnded(pod: Pod, role: 'head' | 'worker'): ClusterAction {
  return {
    type: 'delete',
    key: keyOf(pod),
    event: {
      type: 'Normal',
      reason: role === 'head' ? 'DeletedHeadPod' : 'DeletedWorkerPod',
      message: `Deleted ${role} Pod ${pathOf(pod)}; Pod status: ${
        pod.status?.phase
      }; Pod restart policy: ${
        pod.spec.restartPolicy
      }; Ray container terminated status: ${terminated(pod)}`,
    },
  };
}

/** A pod that does not come back by itself. */
function hasEnded(pod: Pod): boolean {
  return (
    pod.status?.phase === 'Failed' ||
    pod.status?.phase === 'Succeeded' ||
    (pod.spec.restartPolicy === 'Never' && terminated(pod) !== 'nil')
  );
}

/** The Ray container's end, in Go's words for none. */
function terminated(pod: Pod): string {
  const state = pod.status?.containerStatuses?.[0]?.state;
  return state && 'terminated' in state
    ? `exit code ${state.terminated.exitCode} (${state.terminated.reason})`
    : 'nil';
}

function isStaying(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp === undefined;
}
