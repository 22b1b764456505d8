/**
 * Argo CD's own words, each once. Source, where no other is named:
 * https://github.com/argoproj/argo-cd/tree/v3.5.1
 *
 * @packageDocumentation
 */

/** API group of Application (`pkg/apis/application/register.go`). @public */
export const ARGOCD_API_GROUP = 'argoproj.io';

/** The version that we read. @public */
export const ARGOCD_API_VERSION = 'v1alpha1';

/** Kind of an Application. @public */
export const APPLICATION_KIND = 'Application';

/**
 * Annotation on every object that an Application deploys (`common/common.go`; the default tracking since 3.0).
 *
 * @public
 */
export const ANNOTATION_TRACKING_ID = 'argocd.argoproj.io/tracking-id';

/**
 * Annotation on an Application that asks its controller to compare anew; `normal` or `hard` (`pkg/apis/application/v1alpha1/application_annotations.go`).
 *
 * @public
 */
export const ANNOTATION_REFRESH = 'argocd.argoproj.io/refresh';

/**
 * `destination.server` of the cluster that Argo CD itself runs in (`pkg/apis/application/v1alpha1/types.go`).
 *
 * @public
 */
export const IN_CLUSTER_SERVER = 'https://kubernetes.default.svc';

/** `destination.name` of the same cluster. @public */
export const IN_CLUSTER_NAME = 'in-cluster';

/** Condition: two Applications deploy one object (`pkg/apis/application/v1alpha1/types.go`). @public */
export const CONDITION_SHARED_RESOURCE = 'SharedResourceWarning';

/** Condition: Argo CD does not sync by itself (same file). @public */
export const CONDITION_SYNC_ERROR = 'SyncError';

/** Condition: the deletion of what the Application deployed failed (same file). @public */
export const CONDITION_DELETION_ERROR = 'DeletionError';

/** Condition: the Application cannot be taken as it is written (same file). @public */
export const CONDITION_INVALID_SPEC = 'InvalidSpecError';

/** Condition types that mean that Argo CD cannot tell Git from the cluster at all (same file). @public */
export const COMPARISON_ERROR_CONDITIONS: ReadonlySet<string> = new Set([
  'ComparisonError',
  CONDITION_INVALID_SPEC,
  'UnknownError',
]);

/** Helm chart that deploys a RayCluster (kuberay `helm-chart/ray-cluster`). @public */
export const CHART_RAY_CLUSTER = 'ray-cluster';

/** Helm chart that deploys the operator (kuberay `helm-chart/kuberay-operator`). @public */
export const CHART_KUBERAY_OPERATOR = 'kuberay-operator';

/** Paths in the kuberay repository that hold the CRDs: of the chart, and of the kustomization. @public */
export const CRD_PATHS: readonly string[] = [
  'kuberay-operator/crds',
  'ray-operator/config/crd',
];

/** Kind of a custom resource's definition (kubernetes `apiextensions.k8s.io`). @public */
export const CRD_KIND = 'CustomResourceDefinition';

/** Kind of the replica guard's policy (kubernetes `admissionregistration.k8s.io`). @public */
export const MUTATING_POLICY_KIND = 'MutatingAdmissionPolicy';

/** Kind of what puts a policy into force, and says in which namespaces (same API group). @public */
export const MUTATING_BINDING_KIND = 'MutatingAdmissionPolicyBinding';

/** Annotation of an Application that says how Argo CD compares (`common/common.go`). @public */
export const ANNOTATION_COMPARE_OPTIONS = 'argocd.argoproj.io/compare-options';

/** Annotation of an object that says how Argo CD applies it (`common/common.go`). @public */
export const ANNOTATION_SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
