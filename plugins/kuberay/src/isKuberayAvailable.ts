import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_RAYCLUSTER } from 'backstage-plugin-kuberay-common';

/** `spec.type` of a Resource entity that is a Ray cluster itself. */
export const RAY_CLUSTER_RESOURCE_TYPE = 'ray-cluster';

/** Whether the card has something to say on this entity: it names a Ray cluster or is one. @public */
export function isKuberayAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return ANNOTATION_RAYCLUSTER in annotations || isRayClusterResource(entity);
}

/** Whether an entity is a Ray cluster itself. */
export function isRayClusterResource({ kind, spec }: Entity): boolean {
  const type = spec?.type;
  return (
    kind.toLocaleLowerCase('en-US') === 'resource' &&
    typeof type === 'string' &&
    type.toLocaleLowerCase('en-US') === RAY_CLUSTER_RESOURCE_TYPE
  );
}
