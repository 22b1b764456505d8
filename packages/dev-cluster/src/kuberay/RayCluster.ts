import type { KubeObject } from '../kube-api/KubeObject';
import type { PodSpec } from '../nodes/Pod';
import type { RayConditionType } from './names';

/** A pod template of the spec. */
export interface PodTemplate {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: PodSpec;
}

/** `spec.workerGroupSpecs[]` with the CRD's defaults filled in. */
export interface WorkerGroup {
  groupName: string;
  replicas: number;
  minReplicas: number;
  maxReplicas: number;
  numOfHosts: number;
  suspend: boolean;
  idleTimeoutSeconds?: number;
  rayStartParams: Record<string, string>;
  /** Undefined while the key is absent: a JSON patch needs to know. */
  workersToDelete?: string[];
  template: PodTemplate;
}

/** `spec.autoscalerOptions`. */
export interface AutoscalerOptions {
  version?: string;
  idleTimeoutSeconds?: number;
  image?: string;
  imagePullPolicy?: string;
  env?: unknown[];
  envFrom?: unknown[];
  resources?: Record<string, unknown>;
}

/** The part of the spec that operator and autoscaler read. */
export interface RayClusterSpec {
  autoscaling: boolean;
  autoscalerOptions: AutoscalerOptions;
  /** Undefined is not `false`: a suspended cluster comes back on `false` only. */
  suspend: boolean | undefined;
  head: {
    rayStartParams: Record<string, string>;
    serviceType: string;
    template: PodTemplate;
  };
  workerGroups: WorkerGroup[];
}

/** `status.conditions[]`. */
export interface RayCondition {
  type: RayConditionType;
  status: 'True' | 'False';
  reason: string;
  message: string;
  lastTransitionTime: string;
}

/** `status`; an absent count is 0 (omitempty). */
export interface RayClusterStatus {
  state?: 'ready' | 'suspended';
  stateTransitionTimes?: Record<string, string>;
  conditions?: RayCondition[];
  desiredWorkerReplicas?: number;
  availableWorkerReplicas?: number;
  readyWorkerReplicas?: number;
  minWorkerReplicas?: number;
  maxWorkerReplicas?: number;
  desiredCPU?: string;
  desiredMemory?: string;
  desiredGPU?: string;
  desiredTPU?: string;
  endpoints?: Record<string, string>;
  head?: {
    podIP?: string;
    podName?: string;
    serviceIP?: string;
    serviceName?: string;
  };
  lastUpdateTime?: string;
  observedGeneration?: number;
}

/** A RayCluster as the operator sees it. */
export interface RayCluster {
  /** As it is in the store, for owner references and events. */
  object: KubeObject;
  name: string;
  namespace: string;
  spec: RayClusterSpec;
  status: RayClusterStatus | undefined;
}

const MAX_INT32 = 2147483647;

type Json = Record<string, unknown>;

/** Reads a RayCluster; what the CRD defaults is defaulted, its schema has been checked by the API server. */
export function readRayCluster(object: KubeObject): RayCluster {
  const spec = record(object.spec);
  const head = record(spec.headGroupSpec);
  const groups = Array.isArray(spec.workerGroupSpecs)
    ? spec.workerGroupSpecs.map(record)
    : [];
  return {
    object,
    name: object.metadata.name,
    namespace: object.metadata.namespace ?? 'default',
    spec: {
      autoscaling: spec.enableInTreeAutoscaling === true,
      autoscalerOptions: record(spec.autoscalerOptions) as AutoscalerOptions,
      suspend: typeof spec.suspend === 'boolean' ? spec.suspend : undefined,
      head: {
        rayStartParams: texts(head.rayStartParams),
        serviceType: String(head.serviceType ?? 'ClusterIP'),
        template: readTemplate(head.template),
      },
      workerGroups: groups.map(readGroup),
    },
    status: object.status as RayClusterStatus | undefined,
  };
}

function readGroup(group: Json): WorkerGroup {
  const { workersToDelete } = record(group.scaleStrategy);
  return {
    groupName: String(group.groupName),
    replicas: count(group.replicas, 0),
    minReplicas: count(group.minReplicas, 0),
    maxReplicas: count(group.maxReplicas, MAX_INT32),
    numOfHosts: Math.max(1, count(group.numOfHosts, 1)),
    suspend: group.suspend === true,
    ...(typeof group.idleTimeoutSeconds === 'number' && {
      idleTimeoutSeconds: group.idleTimeoutSeconds,
    }),
    rayStartParams: texts(group.rayStartParams),
    ...(group.scaleStrategy !== undefined && {
      workersToDelete: Array.isArray(workersToDelete)
        ? workersToDelete.map(String)
        : [],
    }),
    template: readTemplate(group.template),
  };
}

function readTemplate(value: unknown): PodTemplate {
  const template = record(value);
  const spec = record(template.spec);
  return {
    metadata: record(template.metadata) as PodTemplate['metadata'],
    spec: {
      ...spec,
      containers: Array.isArray(spec.containers) ? spec.containers : [],
    } as PodSpec,
  };
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

function texts(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record(value)).map(([key, text]) => [key, String(text)]),
  );
}

function count(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
