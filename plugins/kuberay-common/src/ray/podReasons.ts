/**
 * Kubernetes' words for why a container or a pod is not there, each once.
 * Source: `pkg/kubelet/images/types.go`, `pkg/kubelet/kuberuntime`, `staging/src/k8s.io/api/core/v1/types.go`.
 *
 * @packageDocumentation
 */

/** A container fails again and again and waits for the next attempt. @public */
export const REASON_CRASH_LOOP = 'CrashLoopBackOff';

/** No node takes the pod. @public */
export const REASON_UNSCHEDULABLE = 'Unschedulable';

/** Our own word for a Running pod whose node has stopped answering; Kubernetes gives no reason there. @public */
export const REASON_NODE_LOST = 'NodeLost';

/** Our own word for a pod that runs and never passes its readiness probe. @public */
export const REASON_NEVER_READY = 'NeverReady';

/** Our own word for a pod whose init container runs on and on; a worker waits in one for the head. @public */
export const REASON_NEVER_INITIALIZED = 'NeverInitialized';

/** A container took more memory than its limit. @public */
export const REASON_OUT_OF_MEMORY = 'OOMKilled';

/** The node ran short of something and threw the pod out. @public */
export const REASON_EVICTED = 'Evicted';

/** A ConfigMap or Secret that a container names is not there. @public */
export const REASON_CONFIG_ERROR = 'CreateContainerConfigError';

/** KubeRay's word where there is no head pod (`apis/ray/v1/raycluster_types.go`). @public */
export const REASON_NO_HEAD = 'HeadPodNotFound';

/** Reasons that the image of a container cannot be had. @public */
export const IMAGE_REASONS: ReadonlySet<string> = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'InvalidImageName',
]);

/** Waiting reasons that do not go away by waiting: somebody has to change something. @public */
export const FAILING_REASONS: ReadonlySet<string> = new Set([
  ...IMAGE_REASONS,
  REASON_CRASH_LOOP,
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

/** Waiting reasons of every healthy start: another container's reason tells more. @public */
export const STARTING_REASONS: ReadonlySet<string> = new Set([
  'ContainerCreating',
  'PodInitializing',
]);
