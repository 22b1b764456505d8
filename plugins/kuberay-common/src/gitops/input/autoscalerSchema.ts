import { z } from 'zod/v3';

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
      .default(60)
      .describe('Seconds after which an idle worker is removed'),
    env: z
      .array(
        z
          .object({
            name: z.string().min(1).describe('Name of the variable'),
            value: z.string().describe('Its value'),
          })
          .strict(),
      )
      .default([])
      .describe('Environment variables of the autoscaler'),
  })
  .strict()
  .describe("Ray's autoscaler");
