import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_RAYCLUSTER,
  formatRayClusterRef,
  parseRayClusterAnnotation,
} from 'backstage-plugin-kuberay-common';
import { PROVIDER_LOCATION } from './toResourceEntity';

/** An entity that this provider has given to the catalog, be it before the last restart or from another replica. */
export interface OwnResource {
  entity: Entity;
  entityRef: string;
  /** Its RayCluster, as `formatRayClusterRef` writes it. */
  rayCluster: string;
  /** Name of the Kubernetes cluster. */
  cluster: string;
}

/** Whether this provider made it, and no template and no person. */
export function isOwn({ metadata }: Entity): boolean {
  return metadata.annotations?.[ANNOTATION_LOCATION] === PROVIDER_LOCATION;
}

/** Those of ours, with what they stand for; the catalog is the only memory that outlives us. */
export function ownResources(entities: readonly Entity[]): OwnResource[] {
  return entities.filter(isOwn).flatMap(entity => {
    const { annotations = {} } = entity.metadata;
    const cluster = annotations[ANNOTATION_KUBERNETES_CLUSTER];
    const parsed = parseRayClusterAnnotation(
      annotations[ANNOTATION_RAYCLUSTER] ?? '',
    );
    if (!cluster || !('refs' in parsed)) {
      return [];
    }
    const [{ namespace, name }] = parsed.refs;
    return {
      entity,
      entityRef: stringifyEntityRef(entity),
      rayCluster: formatRayClusterRef({ cluster, namespace, name }),
      cluster,
    };
  });
}
