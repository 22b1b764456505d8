import { z } from 'zod/v3';
import { envSchema } from './podSchemas';
import { resourcesSchema } from './resourcesSchema';

/** Ray's autoscaler, a sidecar of the head. */
export const autoscalerSchema = z
  .object({
    enabled: z
      .boolean()
      .default(true)
      .describe('Let Ray change the number of workers within their bounds'),
    version: z
      .enum(['v1', 'v2'])
      .default('v2')
      .describe('Version of the autoscaler'),
    upscalingMode: z
      .enum(['Default', 'Aggressive', 'Conservative'])
      .default('Default')
      .describe('How fast workers are added'),
    idleTimeoutSeconds: z
      .number()
      .int()
      .nonnegative()
      .max(2147483647)
      .default(60)
      .describe('Seconds after which an idle worker is removed'),
    env: envSchema
      .default([])
      .describe('Environment variables of the autoscaler'),
    image: z
      .string()
      .regex(
        /^[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/,
        'must be an image with a tag',
      )
      .optional()
      .describe("Image of the autoscaler with its tag; without it the head's"),
    imagePullPolicy: z
      .enum(['Always', 'IfNotPresent', 'Never'])
      .optional()
      .describe('imagePullPolicy of the autoscaler'),
    resources: resourcesSchema
      .optional()
      .describe(
        'Requests and limits of the autoscaler; without it the operator decides',
      ),
  })
  .strict()
  .describe("Ray's autoscaler");
