import { z } from 'zod/v3';
import { groupImageSchema } from './imageSchema';
import { rayStartParamsSchema } from './metadataSchemas';
import { quantitySchema } from './quantitySchema';

/** One worker group; the bounds between its counts are rule R5, its name is rule R6. */
export const workerGroupSchema = z
  .object({
    name: z
      .string()
      .describe('Name of the group; unique, begins with a letter'),
    replicas: z
      .number()
      .optional()
      .describe('Workers at the start; without it minReplicas'),
    minReplicas: z
      .number()
      .default(1)
      .describe('The autoscaler never goes below this count'),
    maxReplicas: z
      .number()
      .default(3)
      .describe('The autoscaler never goes above this count'),
    cpu: quantitySchema
      .default('1')
      .describe('CPU of each worker, as request and as limit'),
    memory: quantitySchema
      .default('2Gi')
      .describe('Memory of each worker, as request and as limit'),
    gpu: z
      .number()
      .int()
      .nonnegative()
      .optional()
      .describe('GPUs (nvidia.com/gpu) of each worker'),
    image: groupImageSchema.optional(),
    customResource: z
      .boolean()
      .default(true)
      .describe(
        'Advertise one Ray custom resource with the name of the group, so that work can ask for it',
      ),
    rayStartParams: rayStartParamsSchema
      .default({})
      .describe(
        'Parameters of `ray start`, all as text; `resources` replaces customResource',
      ),
  })
  .strict();

/** One worker group, with its defaults filled in. */
export type WorkerGroupInput = z.infer<typeof workerGroupSchema>;
