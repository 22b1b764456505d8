import { z } from 'zod/v3';
import { rayClusterRefSchema } from './rayClusterView';

/**
 * Answer of `GET /v1/fleet/history`: the last hour of the Ray clusters that the same query of `GET /v1/fleet` gives.
 *
 * @public
 */
export const fleetHistoryViewSchema = z.object({
  /** ISO 8601. */
  from: z.string(),
  to: z.string(),
  /** ISO 8601 duration between two values. */
  step: z.string(),
  rayClusters: z.array(
    z.object({
      ref: rayClusterRefSchema,
      /** Worker pods of all groups, one value a step, the oldest first; `null`: nobody watched, or it was not there. */
      ready: z.array(z.number().int().nullable()),
      desired: z.array(z.number().int().nullable()),
    }),
  ),
});

/** The last hour of the fleet. @public */
export type FleetHistoryView = z.infer<typeof fleetHistoryViewSchema>;
