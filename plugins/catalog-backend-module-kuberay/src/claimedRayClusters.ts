import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import {
  ANNOTATION_RAYCLUSTER,
  formatRayClusterRef,
  parseRayClusterAnnotation,
} from 'backstage-plugin-kuberay-common';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { PROVIDER_LOCATION } from './toResourceEntity';

/**
 * Tells which RayClusters have a Resource of their own already, written by a template or by hand: a second one would
 * only confuse. A Component that names a RayCluster is no such thing: it uses the cluster.
 */
export function claimedRayClusters(
  entities: readonly Entity[],
): (row: FleetRow) => boolean {
  const claimed = new Set(entities.flatMap(claimsOf));
  return ({ ref: { cluster, namespace, name } }) =>
    claimed.has(formatRayClusterRef({ cluster, namespace, name })) ||
    // An annotation may leave the cluster to us.
    claimed.has(formatRayClusterRef({ namespace, name }));
}

function claimsOf({ kind, metadata: { annotations = {} } }: Entity): string[] {
  if (
    kind.toLocaleLowerCase('en-US') !== 'resource' ||
    annotations[ANNOTATION_LOCATION] === PROVIDER_LOCATION
  ) {
    return [];
  }
  const parsed = parseRayClusterAnnotation(
    annotations[ANNOTATION_RAYCLUSTER] ?? '',
  );
  return 'refs' in parsed ? parsed.refs.map(formatRayClusterRef) : [];
}
