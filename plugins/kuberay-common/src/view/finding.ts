import { z } from 'zod/v3';

/** One thing wrong, with the way out. Configuration findings never change a verdict. */
export const findingSchema = z.object({
  /** kebab-case, stable: see docs/findings.md. */
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  about: z.enum(['runtime', 'configuration']),
  message: z.string(),
  remedy: z.string(),
});

/** One thing wrong, with the way out. */
export type Finding = z.infer<typeof findingSchema>;
