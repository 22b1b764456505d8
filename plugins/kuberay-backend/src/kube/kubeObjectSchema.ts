import { z } from 'zod/v3';

/** The shape that every Kubernetes object has; all other fields pass unread. */
export const kubeObjectSchema = z
  .object({
    metadata: z
      .object({
        namespace: z.string().optional(),
        name: z.string().min(1),
        resourceVersion: z.string().optional(),
      })
      .passthrough(),
  })
  .passthrough();
