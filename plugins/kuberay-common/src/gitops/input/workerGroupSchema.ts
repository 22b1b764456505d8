import { z } from 'zod/v3';
import { groupImageSchema } from './imageSchema';
import { rayStartParamsSchema } from './metadataSchemas';
import { podFields } from './podSchemas';
import { quantitySchema } from './quantitySchema';
import { extendedResourceSchema, resourcesSchema } from './resourcesSchema';

/** Resource name of TPU chips. */
export const TPU_RESOURCE = 'google.com/tpu';

/** One worker group; the bounds between its counts are rule R5, its name is rule R6. @public */
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
    numOfHosts: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .default(1)
      .describe('Pods of one worker, e.g. 4 for a TPU slice of four hosts'),
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
      .max(1000)
      .optional()
      .describe('GPUs of each worker, as request and as limit'),
    gpuResource: extendedResourceSchema
      .refine(
        resource => resource !== TPU_RESOURCE,
        'must not be google.com/tpu, for which there is tpu',
      )
      .default('nvidia.com/gpu')
      .describe('Resource name of the GPUs, e.g. amd.com/gpu'),
    tpu: z
      .number()
      .int()
      .nonnegative()
      .max(1000)
      .optional()
      .describe(
        'TPU chips (google.com/tpu) of each pod, as request and as limit',
      ),
    resources: resourcesSchema.default({}),
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
    ...podFields,
  })
  .strict();

/** One worker group, with its defaults filled in. @public */
export type WorkerGroupInput = z.infer<typeof workerGroupSchema>;
