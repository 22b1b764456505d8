import { z } from 'zod/v3';
import { qualifiedNameSchema } from './metadataSchemas';
import { quantitySchema } from './quantitySchema';

/** What Kubernetes itself knows without a domain before it. */
const STANDARD_RESOURCE =
  /^(cpu|memory|ephemeral-storage|hugepages-[A-Za-z0-9.]+)$/;

/** Kubernetes keeps these for itself; a request for one of them is refused. */
const OF_KUBERNETES = /^([^/]*\.)?kubernetes\.io\//;

/** Name of a resource that a device plugin counts. */
export const extendedResourceSchema = qualifiedNameSchema.refine(
  isExtended,
  'must be a resource with its domain such as nvidia.com/gpu',
);

const resourceNameSchema = qualifiedNameSchema.refine(
  name => STANDARD_RESOURCE.test(name) || isExtended(name),
  'must be cpu, memory, ephemeral-storage, hugepages-<size>, or a resource with its domain such as nvidia.com/gpu',
);

const amountsSchema = z
  .record(resourceNameSchema, quantitySchema)
  .superRefine((amounts, context) => {
    for (const [name, quantity] of Object.entries(amounts)) {
      if (isExtended(name) && !/^[0-9]+$/.test(quantity)) {
        context.addIssue({
          code: z.ZodIssueCode.custom,
          path: [name],
          message: 'must be a whole number such as "1"',
        });
      }
    }
  });

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

function isExtended(name: string): boolean {
  return (
    name.includes('/') &&
    !OF_KUBERNETES.test(name) &&
    !name.startsWith('requests.')
  );
}
