/**
 * KubeRay's own words, each once. Source, where no other is named:
 * https://github.com/ray-project/kuberay/tree/v1.5.1/ray-operator
 *
 * @packageDocumentation
 */

/** API group of RayCluster, RayJob and RayService (`apis/ray/v1/groupversion_info.go`). @public */
export const RAY_API_GROUP = 'ray.io';

/** The version that we read. @public */
export const RAY_API_VERSION = 'v1';

/** Kind of a Ray cluster. @public */
export const RAYCLUSTER_KIND = 'RayCluster';

/**
 * Kind of what serves with a Ray cluster. Its workers are ready only while a replica of the service runs on them
 * (the readiness probe asks Serve's proxy, `controllers/ray/common/pod.go`).
 *
 * @public
 */
export const RAYSERVICE_KIND = 'RayService';

/**
 * Label on a pod: name of its RayCluster; a template cannot override it (`controllers/ray/utils/constant.go`).
 *
 * @public
 */
export const LABEL_RAY_CLUSTER = 'ray.io/cluster';

/** Label on a pod: `head`, `worker` or `redis-cleanup` (`controllers/ray/utils/constant.go`). @public */
export const LABEL_RAY_NODE_TYPE = 'ray.io/node-type';

/** Label on a pod: its worker group, or `headgroup` (`controllers/ray/utils/constant.go`). @public */
export const LABEL_RAY_GROUP = 'ray.io/group';

/** Label on a pod: the replica that its hosts belong to; only with the gate RayMultiHostIndexing. @public */
export const LABEL_RAY_REPLICA_NAME = 'ray.io/worker-group-replica-name';

/** Label on a RayCluster that a RayJob or RayService made: its kind (`controllers/ray/utils/constant.go`). @public */
export const LABEL_RAY_ORIGINATED_FROM_CRD = 'ray.io/originated-from-crd';

/** Label on a RayCluster that a RayJob or RayService made: its name (`controllers/ray/utils/constant.go`). @public */
export const LABEL_RAY_ORIGINATED_FROM_CR_NAME =
  'ray.io/originated-from-cr-name';

/** Variable that the operator writes into the Ray container of each pod (`controllers/ray/common/pod.go`). @public */
export const ENV_CLUSTER_NAME = 'RAY_CLUSTER_NAME';

/** Variable of a head's Ray container that names the operator's version (`controllers/ray/common/pod.go`). @public */
export const ENV_USAGE_STATS_TAGS = 'RAY_USAGE_STATS_EXTRA_TAGS';

/**
 * Annotation with the manifest as `kubectl apply` or Argo CD sent it; not written by server-side apply (`k8s.io/api/core/v1`).
 *
 * @public
 */
export const ANNOTATION_LAST_APPLIED =
  'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Port of the head service that Ray's dashboard listens on, as the chart and the operator name it (`controllers/ray/utils/constant.go`).
 *
 * @public
 */
export const DASHBOARD_PORT_NAME = 'dashboard';

/**
 * Label that Helm's chart writes: `ray-cluster-<version>` (`helm-chart/ray-cluster/templates/_helpers.tpl`).
 *
 * @public
 */
export const LABEL_HELM_CHART = 'helm.sh/chart';

/** `maxReplicas` that the CRD fills in: no bound (`apis/ray/v1/raycluster_types.go`). @public */
export const UNBOUNDED_REPLICAS = 2147483647;

/**
 * The operator refuses longer names; Helm and the API server do not (`controllers/ray/utils/validation.go`).
 *
 * @public
 */
export const RAYCLUSTER_NAME_MAX_LENGTH = 53;

/** Types of `status.conditions` (`apis/ray/v1/raycluster_types.go`). @public */
export const RayConditionType = {
  /** All pods were ready once; stays True until the cluster is suspended. */
  Provisioned: 'RayClusterProvisioned',
  HeadPodReady: 'HeadPodReady',
  /** Only ever True: the operator removes it when a reconcile is clean. */
  ReplicaFailure: 'ReplicaFailure',
  Suspending: 'RayClusterSuspending',
  Suspended: 'RayClusterSuspended',
} as const;

/** Values of the deprecated `status.state` (`apis/ray/v1/raycluster_types.go`). @public */
export const RayState = {
  /** Sticky: never reset while pods come and go. */
  Ready: 'ready',
  Suspended: 'suspended',
  Failed: 'failed',
} as const;

/**
 * Reasons of the Warning events that are the only sign of a rejected RayCluster (`controllers/ray/utils/constant.go`).
 *
 * @public
 */
export const REJECTION_EVENT_REASONS: readonly string[] = [
  'InvalidRayClusterSpec',
  'InvalidRayClusterMetadata',
  'InvalidRayClusterStatus',
];

/**
 * Reasons of the Warning events on a RayCluster whose pods cannot be created (`controllers/ray/utils/constant.go`).
 *
 * @public
 */
export const FAILED_CREATION_EVENT_REASONS: readonly string[] = [
  'FailedToCreateHeadPod',
  'FailedToCreateWorkerPod',
];

/** Reason of the Warning event on each pod of a lost node (Kubernetes' node lifecycle controller). @public */
export const EVENT_NODE_NOT_READY = 'NodeNotReady';

/** Finalizers that Kubernetes itself sets while it deletes; they go without anybody's help. @public */
export const KUBERNETES_DELETION_FINALIZERS: readonly string[] = [
  'foregroundDeletion',
  'orphan',
];
