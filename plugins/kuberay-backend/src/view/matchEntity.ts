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
  /** `problem` is one sentence for the catalog owner. */
  | { by: 'invalid'; annotation: string; problem: string }
  | { by: 'ray-clusters'; addresses: RayClusterAddress[] }
  /** Without `namespace`, Applications of any namespace. */
  | { by: 'applications'; names: string[]; namespace?: string };

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
  const namespace = annotations[ANNOTATION_ARGOCD_APP_NAMESPACE]?.trim();
  return { by: 'applications', names, ...(namespace && { namespace }) };
}
