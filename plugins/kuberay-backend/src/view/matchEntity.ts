import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_RAYCLUSTER,
  parseRayClusterAnnotation,
} from 'backstage-plugin-kuberay-common';
import type { RayClusterAddress } from 'backstage-plugin-kuberay-common';

/** What an entity's annotations ask for. */
export type EntityMatch =
  | { by: 'nothing' }
  /** `problem` is one sentence for the catalog owner, `form` what the annotation takes. */
  | { by: 'invalid'; annotation: string; problem: string; form: string }
  | { by: 'ray-clusters'; addresses: RayClusterAddress[] }
  /** Without `namespace`, Applications of any namespace. */
  | { by: 'applications'; names: string[]; namespace?: string };

/** An annotation may be of any length, and every catalog owner writes them. */
const MAX_NAMES = 50;

/** Kubernetes' limit for names of objects. */
const MAX_NAME_LENGTH = 253;

/** Reads the annotations of an entity. One that names Ray clusters outright says more than one that names Applications. */
export function matchEntity(entity: Entity): EntityMatch {
  const annotations = entity.metadata.annotations ?? {};
  const rayClusters = annotations[ANNOTATION_RAYCLUSTER];
  if (rayClusters !== undefined) {
    const parsed = parseRayClusterAnnotation(rayClusters);
    return 'problem' in parsed
      ? {
          by: 'invalid',
          annotation: ANNOTATION_RAYCLUSTER,
          problem: parsed.problem,
          form: '[<cluster>/]<namespace>/<name>, several separated by commas',
        }
      : { by: 'ray-clusters', addresses: parsed.refs };
  }
  const names = (annotations[ANNOTATION_ARGOCD_APP_NAME] ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  if (names.length === 0) {
    return { by: 'nothing' };
  }
  if (
    names.length > MAX_NAMES ||
    names.some(({ length }) => length > MAX_NAME_LENGTH)
  ) {
    return {
      by: 'invalid',
      annotation: ANNOTATION_ARGOCD_APP_NAME,
      problem: `At most ${MAX_NAMES} names of at most ${MAX_NAME_LENGTH} characters are read`,
      form: 'names of Applications, separated by commas',
    };
  }
  const namespace = annotations[ANNOTATION_ARGOCD_APP_NAMESPACE]?.trim();
  return { by: 'applications', names, ...(namespace && { namespace }) };
}
