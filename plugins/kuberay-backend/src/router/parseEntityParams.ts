import type { CompoundEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/** A part of an entity ref; the catalog decides what it accepts beyond that. */
const refPart = z.string().regex(/^[^\s/:\\\p{Cc}]{1,253}$/u);

const entityParamsSchema = z.object({
  kind: refPart,
  namespace: refPart,
  name: refPart,
});

/** The entity that a path names. @throws InputError for what no entity is called */
export function parseEntityParams(params: unknown): CompoundEntityRef {
  const parsed = entityParamsSchema.safeParse(params);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `Invalid entity reference: ${issue.path.join(
        '.',
      )} has characters that no reference has, or too many`,
    );
  }
  return parsed.data;
}
