import { z } from 'zod/v3';
import { labelsSchema, rayStartParamsSchema } from './metadataSchemas';
import { quantitySchema } from './quantitySchema';

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
    rayStartParams: rayStartParamsSchema
      .default({ 'num-cpus': '0' })
      .describe(
        'Parameters of `ray start`, all as text; num-cpus "0" keeps Ray work off the head',
      ),
    labels: labelsSchema.default({}).describe('Labels of the head pod'),
  })
  .strict()
  .describe('The head pod');
