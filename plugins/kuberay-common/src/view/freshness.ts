import { z } from 'zod/v3';

/** Why a source does not answer; never carries an address or a token. @public */
export const sourceProblemSchema = z.object({
  code: z.enum([
    'unreachable',
    'timeout',
    'unauthorized',
    'forbidden',
    'server-error',
    'malformed',
    'needs-service-account',
    'unknown-cluster',
  ]),
  /** One sentence for a person. */
  message: z.string(),
});

/** Why a source does not answer. @public */
export type SourceProblem = z.infer<typeof sourceProblemSchema>;

/**
 * How fresh our knowledge of a source is: an axis of its own beside what we know.
 *
 * `syncing`: no LIST yet, so say so and never "0 workers". `live`: the watch runs.
 * `stale`: the last good data and why they are old. `failed`: there never were any.
 * Times are ISO 8601. `live` carries no time of observation: it would change with every bookmark.
 *
 * @public
 */
export const freshnessSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('syncing') }),
  z.object({ state: z.literal('live'), since: z.string() }),
  z.object({
    state: z.literal('stale'),
    observedAt: z.string(),
    problem: sourceProblemSchema,
  }),
  z.object({
    state: z.literal('failed'),
    since: z.string(),
    problem: sourceProblemSchema,
  }),
]);

/** How fresh our knowledge of a source is. @public */
export type Freshness = z.infer<typeof freshnessSchema>;
