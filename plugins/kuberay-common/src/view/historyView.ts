import { z } from 'zod/v3';
import { rayClusterRefSchema } from './rayClusterView';

/**
 * A group's counts in one step. A step that has none is not known or has no such group (nobody watched, or the group was
 * not there at its end): no line goes over it.
 *
 * @public
 */
export const historyPointSchema = z.object({
  /** ISO 8601; the beginning of the step. */
  at: z.string(),
  /** Pods; the last value of the step. */
  desired: z.number().int(),
  ready: z.number().int(),
  min: z.number().int(),
  /** Absent: unbounded. */
  max: z.number().int().optional(),
  /** The lowest and highest `ready` and `desired` within the step, where they differ from the last one. */
  readyLow: z.number().int().optional(),
  readyHigh: z.number().int().optional(),
  desiredLow: z.number().int().optional(),
  desiredHigh: z.number().int().optional(),
});

/** A group's counts in one step. @public */
export type HistoryPoint = z.infer<typeof historyPointSchema>;

/** Something that explains a step in the counts. @public */
export const historyMarkSchema = z.object({
  at: z.string(),
  kind: z.enum(['sync', 'suspended', 'resumed']),
  /** With `sync`: which Application was synced, to what. */
  application: z.string().optional(),
  revisions: z.array(z.string()).optional(),
});

/** Something that explains a step in the counts. @public */
export type HistoryMark = z.infer<typeof historyMarkSchema>;

/** Answer of `GET /v1/entities/…/history`: worker counts over time. @public */
export const historyViewSchema = z.object({
  /** ISO 8601. */
  from: z.string(),
  to: z.string(),
  /** ISO 8601 duration between two points. */
  step: z.string(),
  rayClusters: z.array(
    z.object({
      ref: rayClusterRefSchema,
      groups: z.array(
        z.object({ name: z.string(), points: z.array(historyPointSchema) }),
      ),
      marks: z.array(historyMarkSchema),
    }),
  ),
});

/** Worker counts over time. @public */
export type HistoryView = z.infer<typeof historyViewSchema>;
