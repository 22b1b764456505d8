import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_RAYCLUSTER,
  parseRayClusterAnnotation,
  type RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { isRayClusterResource } from '../../isKuberayAvailable';

/** Which templates fit a Ray cluster on an entity's page. */
export interface ClusterTemplates {
  /** Edits the cluster's Application in Git. */
  change: boolean;
  /** Takes the cluster out of Git, and the entity out of the catalog. */
  retire: boolean;
}

/**
 * Tells which templates fit: they read the cluster and its Application from the entity's annotations, so that these
 * have to name this cluster and no other. What a RayJob or RayService has made has no place in Git.
 *
 * Retiring takes the entity out of the catalog, so it is for the entity that is the cluster, not for a component
 * that uses it.
 */
export function clusterTemplates(
  entity: Entity,
  rayCluster: Pick<RayClusterView, 'ref' | 'originatedFrom'>,
): ClusterTemplates {
  const change =
    rayCluster.originatedFrom === undefined &&
    namesOneApplication(entity) &&
    namesOnly(entity, rayCluster.ref);
  return { change, retire: change && isRayClusterResource(entity) };
}

function namesOneApplication({ metadata }: Entity): boolean {
  const name = metadata.annotations?.[ANNOTATION_ARGOCD_APP_NAME]?.trim();
  return name !== undefined && name !== '' && !name.includes(',');
}

/** The Kubernetes cluster may be left out where there is only one; the templates cannot do without it. */
function namesOnly(
  { metadata }: Entity,
  { cluster, namespace, name }: RayClusterView['ref'],
): boolean {
  const parsed = parseRayClusterAnnotation(
    metadata.annotations?.[ANNOTATION_RAYCLUSTER] ?? '',
  );
  if ('problem' in parsed || parsed.refs.length !== 1) {
    return false;
  }
  const [ref] = parsed.refs;
  return (
    ref.cluster === cluster && ref.namespace === namespace && ref.name === name
  );
}
