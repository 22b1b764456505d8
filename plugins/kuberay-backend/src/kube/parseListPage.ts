import { z } from 'zod/v3';
import type { KubeListPage } from './KubeConnection';
import { KubeError } from './KubeError';
import { isKubeObject } from './kubeObjectSchema';

const listPageSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string().min(1),
    continue: z.string().optional(),
  }),
  // null where Go's empty slice was never made.
  items: z.array(z.unknown()).nullable(),
});

/**
 * Reads the body of a LIST. What has no name is no object: it is counted and left out, the others are as they are.
 *
 * @throws KubeError `malformed`
 */
export function parseListPage(body: unknown): KubeListPage {
  const parsed = listPageSchema.safeParse(body);
  if (!parsed.success) {
    throw new KubeError(
      'malformed',
      'The cluster answers with something else than a list',
      parsed.error,
    );
  }
  const { metadata, items } = parsed.data;
  const objects = (items ?? []).filter(isKubeObject);
  const nameless = (items?.length ?? 0) - objects.length;
  return {
    items: objects,
    resourceVersion: metadata.resourceVersion,
    // The last page carries an empty one.
    ...(metadata.continue && { continueToken: metadata.continue }),
    ...(nameless > 0 && { nameless }),
  };
}
