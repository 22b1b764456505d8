/**
 * Labels, condition types and reasons of KubeRay 1.5.1, each once.
 * Source: ray-operator/controllers/ray/utils/constant.go and apis/ray/v1/raycluster_types.go of ray-project/kuberay v1.5.1.
 */

/** On every pod and service of a cluster. */
export const LABEL_CLUSTER = 'ray.io/cluster';
/** `head` or `worker`. */
export const LABEL_NODE_TYPE = 'ray.io/node-type';
/** Group name, `headgroup` on the head. */
export const LABEL_GROUP = 'ray.io/group';
/** `<cluster>-<node type>`. */
export const LABEL_IDENTIFIER = 'ray.io/identifier';
/** `yes` on every Ray pod. */
export const LABEL_IS_RAY_NODE = 'ray.io/is-ray-node';

/** The group label of the head. */
export const HEAD_GROUP = 'headgroup';

/** What the operator says about where an object comes from. */
export const CREATED_BY_LABELS = {
  'app.kubernetes.io/name': 'kuberay',
  'app.kubernetes.io/created-by': 'kuberay-operator',
} as const;

/** The Deployment that the chart kuberay-operator makes, whatever its release is called. */
export const OPERATOR_DEPLOYMENT = 'kuberay-operator';

/** `status.conditions[].type`. */
export type RayConditionType =
  | 'HeadPodReady'
  | 'RayClusterProvisioned'
  | 'RayClusterSuspended'
  | 'RayClusterSuspending';

/** The longest name that leaves room for `<name>-serve-svc`. */
export const MAX_CLUSTER_NAME = 53;

/** Generated names keep the first 50 characters. */
export const MAX_GENERATED_PREFIX = 50;
