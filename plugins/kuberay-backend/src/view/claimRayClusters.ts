import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type { Knowledge } from './Knowledge';
import { locateMatch } from './locateMatch';
import { matchEntity } from './matchEntity';
import { compareText } from './rayClusterRefs';

/** Options of {@link claimRayClusters}. */
export interface ClaimRayClustersOptions {
  entities: readonly Entity[];
  knowledge: Knowledge;
  /** Names of all Argo CD instances of the configuration. */
  instances: readonly string[];
}

/**
 * Which entity a RayCluster belongs to, by its formatted ref, by the same rules as in the entity's view. Of several that
 * claim one, the first by entity ref has it.
 */
export function claimRayClusters(
  options: ClaimRayClustersOptions,
): ReadonlyMap<string, Entity> {
  const { entities, knowledge, instances } = options;
  const sorted = entities
    .map(entity => ({ entity, ref: stringifyEntityRef(entity) }))
    .sort((left, right) => compareText(left.ref, right.ref));
  const claims = new Map<string, Entity>();
  for (const { entity } of sorted) {
    const { addresses } = locateMatch({
      match: matchEntity(entity),
      knowledge,
      instances,
    });
    for (const address of addresses) {
      const key = formatRayClusterRef(address);
      if (!claims.has(key)) {
        claims.set(key, entity);
      }
    }
  }
  return claims;
}
