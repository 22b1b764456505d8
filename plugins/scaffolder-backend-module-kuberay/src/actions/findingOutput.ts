import { z } from 'zod/v3';

/** Findings of the rules as an action gives them on. */
export const findingsOutput = z
  .array(
    z.object({
      rule: z.string().describe('Number of the rule, e.g. R19'),
      code: z.string().optional().describe('Stable name of the finding'),
      severity: z
        .enum(['error', 'warning', 'info'])
        .describe('How grave it is'),
      path: z
        .string()
        .describe('What it is about: an input, or a place in the manifest'),
      message: z.string().describe('What is found'),
      remedy: z.string().describe('What to do about it'),
    }),
  )
  .describe('What the rules have to say; also in the log');
