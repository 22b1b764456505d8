import { z } from 'zod/v3';
import {
  anything,
  count,
  fieldsOf,
  finiteNumber,
  listOf,
  nonEmptyText,
  optional,
  optionalText,
  readKubeObject,
  text,
  textMap,
} from '../readKubeObject';
import { MalformedObjectError } from '../MalformedObjectError';
import {
  ENV_CLUSTER_NAME,
  ENV_USAGE_STATS_TAGS,
  LABEL_RAY_CLUSTER,
  LABEL_RAY_GROUP,
  LABEL_RAY_NODE_TYPE,
  LABEL_RAY_REPLICA_NAME,
} from './names';
import { FAILING_REASONS, STARTING_REASONS } from './podReasons';
import type { PodRecord } from './records';

interface Reason {
  reason?: string;
  message?: string;
}

interface End extends Reason {
  exitCode: number;
}

interface ContainerStatus {
  name?: string;
  restartCount?: number;
  state?: {
    waiting?: Reason;
    running?: { startedAt?: string };
    terminated?: End;
  };
  lastState?: { terminated?: End };
}

interface PodCondition extends Reason {
  type: string;
  status: string;
  lastTransitionTime?: string;
}

interface PodStatus extends Reason {
  phase: string;
  startTime?: string;
  conditions: PodCondition[];
  initContainerStatuses: ContainerStatus[];
  containerStatuses: ContainerStatus[];
}

const why = { reason: optionalText, message: optionalText };

const readEnd = fieldsOf<End>({ ...why, exitCode: finiteNumber });

const readContainerStatus = fieldsOf<ContainerStatus>({
  name: optionalText,
  restartCount: optional(count),
  state: optional(
    fieldsOf({
      waiting: optional(fieldsOf<Reason>(why)),
      running: optional(fieldsOf({ startedAt: optionalText })),
      terminated: optional(readEnd),
    }),
  ),
  lastState: optional(fieldsOf({ terminated: optional(readEnd) })),
});

const readStatus = fieldsOf<PodStatus>({
  ...why,
  phase: phase => (phase === undefined ? 'Pending' : text(phase)),
  startTime: optionalText,
  conditions: listOf(
    fieldsOf<PodCondition>({
      ...why,
      type: text,
      status: text,
      lastTransitionTime: optionalText,
    }),
  ),
  initContainerStatuses: listOf(readContainerStatus),
  containerStatuses: listOf(readContainerStatus),
});

const readPod = fieldsOf({
  metadata: fieldsOf({
    namespace: nonEmptyText,
    name: nonEmptyText,
    uid: nonEmptyText,
    creationTimestamp: optionalText,
    deletionTimestamp: optionalText,
    labels: textMap,
  }),
  spec: fieldsOf({
    nodeName: optionalText,
    containers: listOf(
      fieldsOf({
        image: optionalText,
        // Long lists, of which few are read.
        env: anything,
      }),
    ),
    initContainers: listOf(
      fieldsOf({ name: optionalText, restartPolicy: optionalText }),
    ),
  }),
  status: status => readStatus(status ?? {}),
});

const envSchema = z.array(
  z.object({ name: z.string(), value: z.string().optional() }),
);

/**
 * What we keep of a pod with the label `ray.io/cluster`.
 *
 * @throws MalformedObjectError where the pod has no such label or is no pod.
 *
 * @public
 */
export function toPodRecord(cluster: string, object: unknown): PodRecord {
  const { metadata, spec, status } = readKubeObject('Pod', readPod, object);
  const rayCluster = metadata.labels[LABEL_RAY_CLUSTER];
  if (!rayCluster) {
    throw new MalformedObjectError(
      'Pod',
      `${metadata.namespace}/${metadata.name}`,
      `no label ${LABEL_RAY_CLUSTER}`,
    );
  }
  const nodeType = toNodeType(metadata.labels[LABEL_RAY_NODE_TYPE]);
  const ready = status.conditions.find(({ type }) => type === 'Ready');
  const scheduled = status.conditions.find(
    ({ type }) => type === 'PodScheduled',
  );
  const rayContainer = findRayContainer(spec.containers);
  const containers = [
    ...status.initContainerStatuses,
    ...status.containerStatuses,
  ];
  return {
    cluster,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    rayCluster,
    nodeType,
    group: metadata.labels[LABEL_RAY_GROUP],
    replicaName: metadata.labels[LABEL_RAY_REPLICA_NAME],
    phase: status.phase,
    ready: ready?.status === 'True',
    readyReason: ready?.reason,
    readyChangedAt: ready?.lastTransitionTime,
    unscheduled:
      scheduled?.status === 'False' && scheduled.reason
        ? { reason: scheduled.reason, message: scheduled.message }
        : undefined,
    waiting: mostTellingWait(containers),
    terminated: podEnd(status) ?? firstEnd(status),
    lastTerminated: lastEnd(containers),
    restarts: containers.reduce(
      (restarts, { restartCount }) => restarts + (restartCount ?? 0),
      0,
    ),
    image: rayContainer?.image,
    node: spec.nodeName,
    createdAt: metadata.creationTimestamp,
    startedAt: status.startTime,
    initializingSince: initStart(spec.initContainers, status),
    operatorVersion:
      nodeType === 'head' ? operatorVersion(rayContainer?.env) : undefined,
    runningSince: lastStart(status.containerStatuses),
    deletionTimestamp: metadata.deletionTimestamp,
  };
}

/**
 * The template's first container, but a service mesh may put its own before it. The operator marks Ray's own; the
 * autoscaler's, which has the same mark, comes after it.
 */
function findRayContainer<T extends { env?: unknown }>(
  containers: T[],
): T | undefined {
  const marked =
    containers.length > 1
      ? containers.find(({ env }) => namesOf(env).includes(ENV_CLUSTER_NAME))
      : undefined;
  return marked ?? containers[0];
}

function namesOf(env: unknown): string[] {
  const variables = envSchema.safeParse(env).data ?? [];
  return variables.map(({ name }) => name);
}

function toNodeType(label: string | undefined): PodRecord['nodeType'] {
  return label === 'head' || label === 'worker' ? label : 'other';
}

/**
 * While an init container fails, the others wait with `PodInitializing`: a reason of trouble
 * tells more than a reason of any start, wherever it stands in the list.
 */
function mostTellingWait(
  containers: ContainerStatus[],
): PodRecord['waiting'] | undefined {
  const waits = containers.flatMap(({ state }) =>
    state?.waiting?.reason
      ? [{ reason: state.waiting.reason, message: state.waiting.message }]
      : [],
  );
  return (
    waits.find(({ reason }) => FAILING_REASONS.has(reason)) ??
    waits.find(({ reason }) => !STARTING_REASONS.has(reason)) ??
    waits[0]
  );
}

/** An init container that restarts always is a sidecar: it runs as long as its pod does. */
function initStart(
  initContainers: Array<{ name?: string; restartPolicy?: string }>,
  { initContainerStatuses }: PodStatus,
): string | undefined {
  const sidecars = initContainers
    .filter(({ restartPolicy }) => restartPolicy === 'Always')
    .map(({ name }) => name);
  return initContainerStatuses.find(
    ({ name, state }) => state?.running && !sidecars.includes(name),
  )?.state?.running?.startedAt;
}

/** The operator tells Ray's usage statistics about itself: `kuberay_version=v1.5.1;kuberay_crd=RayCluster`. */
function operatorVersion(env: unknown): string | undefined {
  const variables = envSchema.safeParse(env).data ?? [];
  const tags = variables.find(
    ({ name }) => name === ENV_USAGE_STATS_TAGS,
  )?.value;
  return /(?:^|;)kuberay_version=v?([^;]+)/.exec(tags ?? '')?.[1];
}

/** The kubelet's word for the whole pod, such as `Evicted`, tells more than how its containers ended. */
function podEnd({
  phase,
  reason,
  message,
}: PodStatus): PodRecord['terminated'] {
  return phase === 'Failed' && reason ? { reason, message } : undefined;
}

/** While a container waits for its next attempt, how the last one ended says why. */
function lastEnd(containers: ContainerStatus[]): PodRecord['lastTerminated'] {
  const end = [...containers]
    .sort((left, right) => (right.restartCount ?? 0) - (left.restartCount ?? 0))
    .find(({ lastState }) => lastState?.terminated);
  return end?.lastState?.terminated
    ? {
        reason: end.lastState.terminated.reason ?? 'Error',
        exitCode: end.lastState.terminated.exitCode,
        ...(containers.length > 1 && { container: end.name }),
      }
    : undefined;
}

/** ISO times of one API server sort as text. */
function lastStart(containers: ContainerStatus[]): string | undefined {
  return containers
    .flatMap(({ state }) => state?.running?.startedAt ?? [])
    .sort()
    .pop();
}

/** An init container that ended well is how every pod starts; a Ray container never ends on purpose. */
function firstEnd({
  initContainerStatuses,
  containerStatuses,
}: PodStatus): PodRecord['terminated'] {
  const ends = [
    ...initContainerStatuses.filter(
      ({ state }) => state?.terminated?.exitCode !== 0,
    ),
    ...containerStatuses,
  ].flatMap(({ state }) => (state?.terminated ? [state.terminated] : []));
  return ends.length > 0
    ? { reason: ends[0].reason ?? 'Error', message: ends[0].message }
    : undefined;
}
