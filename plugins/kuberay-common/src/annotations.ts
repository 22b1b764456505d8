/**
 * Entity annotations that this plugin family reads.
 *
 * Our own live under `kuberay.io/`; the `argocd/` keys are those that the known
 * Argo CD plugins already read, so that a catalog needs no second set.
 */

/** `[<cluster>/]<namespace>/<name>[, …]`: the Ray clusters that belong to an entity. */
export const ANNOTATION_RAYCLUSTER = 'kuberay.io/raycluster';

/** Written on an Application by our generator: the entity whose owner may refresh and sync it. */
export const ANNOTATION_ENTITY = 'kuberay.io/entity';

/** Names of Argo CD Applications, comma-separated. */
export const ANNOTATION_ARGOCD_APP_NAME = 'argocd/app-name';

/** The namespace of the Applications; without it any namespace matches. */
export const ANNOTATION_ARGOCD_APP_NAMESPACE = 'argocd/app-namespace';
