/** Argo CD's words in the manifests that we write, each with its source in domain.md. */

/** Group and version of Application objects. */
export const ARGOCD_API_VERSION = 'argoproj.io/v1alpha1';

/** Order among the children of a root Application (6.7). */
export const SYNC_WAVE_ANNOTATION = 'argocd.argoproj.io/sync-wave';

/** Deleting the Application deletes what it brought; without it that is orphaned (6.7). */
export const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** The cluster that Argo CD itself runs in. */
export const IN_CLUSTER_SERVER = 'https://kubernetes.default.svc';

/** Git repository of the CRDs and the operator's chart. */
export const KUBERAY_REPOSITORY = 'https://github.com/ray-project/kuberay';

/** Helm repository of chart `ray-cluster`. */
export const KUBERAY_HELM_REPOSITORY =
  'https://ray-project.github.io/kuberay-helm/';

/** The chart of a RayCluster. */
export const RAY_CLUSTER_CHART = 'ray-cluster';

/** Label and annotation by which Backstage's Kubernetes plugin finds the objects of an entity. */
export const KUBERNETES_ID = 'backstage.io/kubernetes-id';
