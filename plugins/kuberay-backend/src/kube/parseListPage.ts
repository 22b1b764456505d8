import { z } from 'zod/v3';
import type { KubeListPage } from './KubeConnection';
import { KubeError } from './KubeError';
import { kubeObjectSchema } from './kubeObjectSchema';

const listPageSchema = z
  .object({
    metadata: z.object({
      resourceVersion: z.string().min(1),
      continue: z.string().optional(),
    }),
    // null where Go's empty slice was never made.
    items: z.array(kubeObjectSchema).nullable(),
  })
  .transform(
    ({ metadata, items }): KubeListPage => ({
      items: items ?? [],
      resourceVersion: metadata.resourceVersion,
      // The last page carries an empty one.
      ...(metadata.continue && { continueToken: metadata.continue }),
    }),
  );

/** Reads the body of a LIST. @throws KubeError `malformed` */
export function parseListPage(body: unknown): KubeListPage {
  const parsed = listPageSchema.safeParse(body);
  if (!parsed.success) {
    throw new KubeError(
      'malformed',
      'The cluster answers with something else than a list',
      parsed.error,
    );
  }
  return parsed.data;
}
