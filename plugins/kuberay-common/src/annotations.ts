/**
 * Entity annotations that this plugin family reads.
 *
 * Our own live under `kuberay.io/`; the `argocd/` keys are those that the known
 * Argo CD plugins already read, so that a catalog needs no second set.
 */

/** `[<cluster>/]<namespace>/<name>[, …]`: the Ray clusters that belong to an entity. @public */
export const ANNOTATION_RAYCLUSTER = 'kuberay.io/raycluster';

/** Written on an Application by our generator: the entity whose owner may refresh and sync it. @public */
export const ANNOTATION_ENTITY = 'kuberay.io/entity';

/** Names of Argo CD Applications, comma-separated. @public */
export const ANNOTATION_ARGOCD_APP_NAME = 'argocd/app-name';

/** The namespace of the Applications; without it any namespace matches. @public */
export const ANNOTATION_ARGOCD_APP_NAMESPACE = 'argocd/app-namespace';

/** Label selector over Argo CD Applications, in Kubernetes' syntax; not together with names. @public */
export const ANNOTATION_ARGOCD_APP_SELECTOR = 'argocd/app-selector';

/** The Argo CD instances to look in, comma-separated, in the order to show them; without it all. @public */
export const ANNOTATION_ARGOCD_INSTANCE_NAME = 'argocd/instance-name';

/** Narrows the Applications that a name or selector gives to those of one AppProject. @public */
export const ANNOTATION_ARGOCD_PROJECT_NAME = 'argocd/project-name';

/** Label and annotation of the Kubernetes plugin: objects with this label belong to the entity. @public */
export const ANNOTATION_KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** Label selector that takes the place of the one by id. @public */
export const ANNOTATION_KUBERNETES_LABEL_SELECTOR =
  'backstage.io/kubernetes-label-selector';

/** The only namespace to look in; without it all. @public */
export const ANNOTATION_KUBERNETES_NAMESPACE =
  'backstage.io/kubernetes-namespace';

/** The only Kubernetes cluster to look in; without it all. @public */
export const ANNOTATION_KUBERNETES_CLUSTER = 'backstage.io/kubernetes-cluster';
