/** Name of the policy and of its binding: one pair for a Kubernetes cluster (domain.md 6.9). @public */
export const GUARD_NAME = 'raycluster-keep-autoscaled-replicas';

/** API that Kubernetes serves from 1.36 on without a feature gate. */
export const ADMISSION_API_VERSION = 'admissionregistration.k8s.io/v1';

/** Label that Kubernetes itself puts on every namespace. */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** File with policy and binding. @public */
export const GUARD_FILE = 'replica-guard-policy.yaml';
