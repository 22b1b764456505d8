import { z } from 'zod/v3';
import { rayClusterRefSchema } from './rayClusterView';

/** One thing wrong, with the way out. Configuration findings never change a verdict. @public */
export const findingSchema = z.object({
  /** kebab-case, stable: see docs/findings.md. */
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  about: z.enum(['runtime', 'configuration']),
  message: z.string(),
  remedy: z.string(),
  /** The Ray cluster that it was found in; absent where it is about the whole entity. */
  rayCluster: rayClusterRefSchema.optional(),
  /** Name of the worker group that it is about; absent where it is about another thing, or about several. */
  group: z.string().optional(),
  /** Id of the Application that it was found in. */
  application: z.string().optional(),
});

/** One thing wrong, with the way out. @public */
export type Finding = z.infer<typeof findingSchema>;
