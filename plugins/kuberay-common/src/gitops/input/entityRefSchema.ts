import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod/v3';

/**
 * The form in which Backstage compares references: all parts, lower case.
 *
 * @throws Error for a text that is no reference with a kind.
 */
export function canonicalEntityRef(entityRef: string): string {
  return stringifyEntityRef(parseEntityRef(entityRef));
}

/** Reference of a catalog entity, with its kind. */
export const entityRefSchema = z
  .string()
  .refine(isEntityRef, 'must be an entity reference kind:namespace/name');

function isEntityRef(text: string): boolean {
  try {
    return /^[a-z][a-z0-9]*:[-a-z0-9]+\/[-a-z0-9_.]+$/.test(
      canonicalEntityRef(text),
    );
  } catch {
    // Not parsed: the refinement's message says what was expected.
    return false;
  }
}
