import {
  RELATION_OWNED_BY,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';

/**
 * Full refs of an entity's owners: as the catalog relates them, else as `spec.owner` names one, which is a Group unless
 * it says otherwise. What cannot be read as a ref owns nothing.
 */
export function ownersOf(entity: Entity): string[] {
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
  if (related.length > 0) {
    return related.flatMap(ref => toFullRef(ref, entity) ?? []);
  }
  const owner = entity.spec?.owner;
  return typeof owner === 'string'
    ? [toFullRef(owner, entity) ?? []].flat()
    : [];
}

/** A ref as people write it, whole: `team-a` of an entity in `default` is `group:default/team-a`. */
export function toFullRef(ref: string, entity?: Entity): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'group',
        defaultNamespace: entity?.metadata.namespace ?? 'default',
      }),
    );
  } catch {
    // Everybody may write anything into a catalog; it is no ref, so it owns nothing.
    return undefined;
  }
}
