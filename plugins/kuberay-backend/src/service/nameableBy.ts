import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { isService } from './principalName';

/**
 * Which entities a caller may hear of who has read these ones: a user of no other, a service of any. A service reads the
 * whole catalog, and may look for entities that are to be made yet.
 */
export function nameableBy(
  credentials: BackstageCredentials,
  readable: readonly Entity[],
): (entityRef: string) => boolean {
  if (isService(credentials)) {
    return () => true;
  }
  const refs = new Set(readable.map(entity => stringifyEntityRef(entity)));
  return entityRef => refs.has(entityRef);
}
