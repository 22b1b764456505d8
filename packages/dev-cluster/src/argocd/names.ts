/** Annotation on every object that Argo CD applied: `<app>:<group>/<kind>:<namespace>/<name>` (domain facts 6.6). */
export const TRACKING_ID_ANNOTATION = 'argocd.argoproj.io/tracking-id';

/** Annotation that asks for a comparison; `normal` or `hard`; the controller removes it when done. */
export const REFRESH_ANNOTATION = 'argocd.argoproj.io/refresh';

/** Annotation with the order of an object within a sync, an integer; absent means 0. */
export const SYNC_WAVE_ANNOTATION = 'argocd.argoproj.io/sync-wave';

/** Annotation with sync options of one object, separated by commas. */
export const SYNC_OPTIONS_ANNOTATION = 'argocd.argoproj.io/sync-options';

/** Annotation that makes an object a hook; hooks are not reproduced. */
export const HOOK_ANNOTATION = 'argocd.argoproj.io/hook';

/** Annotation with comparison options of an Application or an object. */
export const COMPARE_OPTIONS_ANNOTATION = 'argocd.argoproj.io/compare-options';

/** Annotation in which a client-side apply keeps what it applied. */
export const LAST_APPLIED_ANNOTATION =
  'kubectl.kubernetes.io/last-applied-configuration';

/** Finalizers with which the deletion of an Application takes its objects along. */
export const CASCADE_FINALIZERS: readonly string[] = [
  'resources-finalizer.argocd.argoproj.io',
  'resources-finalizer.argocd.argoproj.io/background',
];

/** Field manager of what a sync applies; the replica guard looks for its beginning (domain facts 6.9). */
export const APPLY_FIELD_MANAGER = 'argocd-controller';

/** Field manager of the controller's own writes to Applications. */
export const CONTROLLER_FIELD_MANAGER = 'argocd-application-controller';

/** The cluster that Argo CD runs in, as `destination.server`. */
export const IN_CLUSTER_SERVER = 'https://kubernetes.default.svc';

/** The cluster that Argo CD runs in, as `destination.name`. */
export const IN_CLUSTER_NAME = 'in-cluster';

/** Where KubeRay's CRDs and operator chart come from. */
export const KUBERAY_REPOSITORY = 'https://github.com/ray-project/kuberay';

/** Where KubeRay's charts come from. */
export const KUBERAY_CHART_REPOSITORY =
  'https://ray-project.github.io/kuberay-helm';

/** Begins every message about something that the real Argo CD can and this one cannot. */
export const NOT_REPRODUCED =
  'the development cluster (a stand-in for Argo CD) does not reproduce';

/** The kind that makes Applications from a template; not reproduced. */
export const APPLICATIONSET_KIND = 'ApplicationSet';
