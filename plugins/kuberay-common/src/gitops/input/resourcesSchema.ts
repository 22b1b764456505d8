import { z } from 'zod/v3';
import { qualifiedNameSchema } from './metadataSchemas';
import { quantitySchema } from './quantitySchema';

const amountsSchema = z.record(qualifiedNameSchema, quantitySchema);

/**
 * Requests and limits beyond the short forms `cpu`, `memory`, `gpu`, `tpu`, which set both alike. What is given here wins,
 * key by key; a key that only one side has stays one-sided.
 */
export const resourcesSchema = z
  .object({
    requests: amountsSchema
      .default({})
      .describe('Requests by resource name, e.g. ephemeral-storage: 10Gi'),
    limits: amountsSchema
      .default({})
      .describe('Limits by resource name; not below the request'),
  })
  .strict()
  .describe(
    'Requests and limits where they differ from the short forms, or of other resources',
  );

/** Requests and limits beside the short forms. */
export type ResourcesInput = z.infer<typeof resourcesSchema>;
