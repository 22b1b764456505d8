import type { KubeObject } from '../kube-api/KubeObject';

/** A container as far as scheduler and kubelet read it. */
export interface Container {
  name: string;
  image?: string;
  resources?: {
    requests?: Record<string, unknown>;
    limits?: Record<string, unknown>;
  };
  [field: string]: unknown;
}

/** The part of a pod's spec that the stand-ins read. */
export interface PodSpec {
  containers: Container[];
  initContainers?: Container[];
  nodeName?: string;
  nodeSelector?: Record<string, string>;
  restartPolicy?: string;
  [field: string]: unknown;
}

/** `pod.status.conditions[]`. */
export interface PodCondition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  /** Null in every recorded status. */
  lastProbeTime: null;
  lastTransitionTime: string;
  observedGeneration?: number;
}

/** Exactly one of the three, as the kubelet writes it. */
export type ContainerState =
  | { running: { startedAt: string } }
  | { waiting: { reason: string; message?: string } }
  | {
      terminated: {
        exitCode: number;
        reason: string;
        startedAt: string;
        finishedAt: string;
      };
    };

/** `pod.status.containerStatuses[]`. */
export interface ContainerStatus {
  name: string;
  image: string;
  imageID: string;
  ready: boolean;
  started?: boolean;
  restartCount: number;
  state: ContainerState;
  lastState: ContainerState | Record<string, never>;
}

/** `pod.status`. */
export interface PodStatus {
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  conditions?: PodCondition[];
  containerStatuses?: ContainerStatus[];
  initContainerStatuses?: ContainerStatus[];
  hostIP?: string;
  hostIPs?: Array<{ ip: string }>;
  podIP?: string;
  podIPs?: Array<{ ip: string }>;
  qosClass: string;
  startTime?: string;
}

/** A pod with the fields that the stand-ins read; the rest travels along untouched. */
export interface Pod extends KubeObject {
  spec: PodSpec;
  status?: PodStatus;
}

/** Takes an object of kind Pod as one; a pod without containers, which no API server accepts, counts as having none. */
export function asPod(object: KubeObject): Pod {
  const spec = (object.spec ?? {}) as Partial<PodSpec>;
  return {
    ...object,
    spec: { ...spec, containers: spec.containers ?? [] },
  } as Pod;
}

/** Phase Running, ready or not. */
export function isRunning(pod: Pod): boolean {
  return pod.status?.phase === 'Running';
}

/** The condition `Ready` is True. */
export function isReady(pod: Pod): boolean {
  return isPodConditionTrue(pod, 'Ready');
}

/** A condition of the pod is True. */
export function isPodConditionTrue(pod: Pod, type: string): boolean {
  return Boolean(
    pod.status?.conditions?.some(c => c.type === type && c.status === 'True'),
  );
}
