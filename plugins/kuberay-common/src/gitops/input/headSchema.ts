import { z } from 'zod/v3';
import { rayStartParamsSchema } from './metadataSchemas';
import { groupImageSchema } from './imageSchema';
import { podFields } from './podSchemas';
import { quantitySchema } from './quantitySchema';
import { resourcesSchema } from './resourcesSchema';

/** The head pod. */
export const headSchema = z
  .object({
    cpu: quantitySchema
      .optional()
      .describe(
        'CPU of the head, as request and as limit; without it 1 (profile ray-docs: the chart decides)',
      ),
    memory: quantitySchema
      .optional()
      .describe(
        'Memory of the head, as request and as limit; without it 5Gi (profile ray-docs: the chart decides)',
      ),
    resources: resourcesSchema.default({}),
    image: groupImageSchema.optional(),
    rayStartParams: rayStartParamsSchema
      .default({ 'num-cpus': '0' })
      .describe(
        'Parameters of `ray start`, all as text; num-cpus "0" keeps Ray work off the head',
      ),
    ...podFields,
    serviceType: z
      .enum(['ClusterIP', 'NodePort', 'LoadBalancer'])
      .optional()
      .describe('Type of the head service; without it ClusterIP'),
  })
  .strict()
  .describe('The head pod');
