import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_RAYCLUSTER,
  parseRayClusterAnnotation,
} from 'backstage-plugin-kuberay-common';
import type { EntityMatch } from './EntityMatch';
import { matchApplications } from './matchApplications';
import { matchLabels } from './matchLabels';

/**
 * Reads the annotations of an entity. Where several rules apply:
 *
 * 1. `kuberay.io/raycluster` names the Ray clusters outright; where it is there, nothing else is read.
 * 2. `argocd/app-name` or `argocd/app-selector`, narrowed by the other `argocd/` keys, as the known Argo CD plugins
 *    read them.
 * 3. `backstage.io/kubernetes-*`, as the Kubernetes plugin reads them, where the second rule is not asked for or its
 *    Applications have no Ray cluster: a service may be deployed by Argo CD while its Ray cluster carries its label.
 */
export function matchEntity(entity: Entity): EntityMatch {
  const rayClusters = entity.metadata.annotations?.[ANNOTATION_RAYCLUSTER];
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
  const otherwise = matchLabels(entity);
  return matchApplications(entity, otherwise) ?? otherwise;
}
