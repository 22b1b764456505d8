import type { Condition } from '../view';

/**
 * What the store keeps of a RayCluster: the fields that a verdict needs and nothing else.
 * Absent counts of the status are zero there (omitempty), so they are plain numbers here.
 *
 * @public
 */
export interface RayClusterRecord {
  /** Name of the Kubernetes cluster. */
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  createdAt?: string;
  deletionTimestamp?: string;
  finalizers: string[];
  labels: Record<string, string>;
  /** `argocd.argoproj.io/tracking-id`. */
  trackingId?: string;
  generation: number;
  /** When anything but the status was last written, by `managedFields`; absent where nobody keeps them. */
  writtenAt?: string;
  /**
   * `replicas` by group as last applied by Argo CD or kubectl (`kubectl.kubernetes.io/last-applied-configuration`);
   * absent with server-side apply.
   */
  appliedReplicas?: Record<string, number>;
  spec: {
    rayVersion?: string;
    suspend: boolean;
    autoscaling: boolean;
    autoscalerVersion?: string;
    idleTimeoutSeconds?: number;
    /** Labels of the head's pod template: `backstage.io/kubernetes-id` may stand there. */
    headLabels: Record<string, string>;
    head: PodTemplateRecord;
    /** Of the head, as those of a group. */
    headRayStartParams?: Record<string, string>;
    groups: WorkerGroupRecord[];
  };
  /** Absent: the operator has not written any status. */
  status?: {
    state?: string;
    /** Free text of the operator, mostly absent. */
    reason?: string;
    /**
     * The generation that the operator had accepted when it last wrote a status. Behind `generation` it proves
     * nothing, as it can lag for ever; equal to it, the spec as it stands was accepted.
     */
    observedGeneration?: number;
    desiredWorkers: number;
    availableWorkers: number;
    readyWorkers: number;
    headServiceName?: string;
    /** Names of the head service's ports: `client`, `dashboard`, `metrics` and the like; absent: not said. */
    endpoints?: string[];
    conditions: Condition[];
  };
}

/** What a container asks for. Quantities as written, e.g. `"1"`, `"2G"`, `"500m"`. @public */
export interface ContainerResources {
  requests: Record<string, string>;
  limits: Record<string, string>;
}

/** The first container of a pod template, which is Ray's. @public */
export interface PodTemplateRecord extends ContainerResources {
  image?: string;
  /** The other containers, where there are any: Ray does not see their resources, nodes and quotas do. */
  sidecars?: ContainerResources[];
}

/** One entry of `workerGroupSpecs`, in the order of the list. @public */
export interface WorkerGroupRecord {
  name: string;
  replicas: number;
  minReplicas: number;
  /** 2147483647 means unbounded. */
  maxReplicas: number;
  numOfHosts: number;
  suspend: boolean;
  workersToDelete: string[];
  /** Of `rayStartParams` what says which resources Ray sees: `num-cpus`, `num-gpus`, `memory`, `resources`. */
  rayStartParams?: Record<string, string>;
  template: PodTemplateRecord;
}

/** What the store keeps of a pod with the label `ray.io/cluster`. @public */
export interface PodRecord {
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  /** `ray.io/cluster`. */
  rayCluster: string;
  nodeType: 'head' | 'worker' | 'other';
  /** `ray.io/group`. */
  group?: string;
  /** `ray.io/worker-group-replica-name`. */
  replicaName?: string;
  phase: string;
  /** Condition Ready is True. */
  ready: boolean;
  /** Reason of the condition Ready, where it has one. */
  readyReason?: string;
  /** When the condition Ready last changed. */
  readyChangedAt?: string;
  /** Condition PodScheduled False: its reason and message. */
  unscheduled?: { reason: string; message?: string };
  /** First container (or init container) that waits or has ended: reason and message. */
  waiting?: { reason: string; message?: string };
  terminated?: { reason: string; message?: string };
  /** How the container that was restarted most ended the last time. */
  lastTerminated?: {
    reason: string;
    exitCode: number;
    /** Which container, where the pod has several. */
    container?: string;
  };
  /** Restarts of all containers. */
  restarts: number;
  /** Image of the ray container in the pod's spec. */
  image?: string;
  node?: string;
  createdAt?: string;
  /** When the kubelet took the pod; it may have waited for a node long before. */
  startedAt?: string;
  /** When the init container that still runs started. */
  initializingSince?: string;
  /** On a head: version of the operator that made it, `1.5.1`. */
  operatorVersion?: string;
  /** When the youngest of its running containers started; an image may have been pulled long before. */
  runningSince?: string;
  deletionTimestamp?: string;
}

/** What the store keeps of a Warning event about a RayCluster or one of its pods. @public */
export interface EventRecord {
  cluster: string;
  namespace: string;
  name: string;
  involved: { kind: string; name: string; uid?: string };
  reason: string;
  message: string;
  lastSeen?: string;
  count: number;
}
