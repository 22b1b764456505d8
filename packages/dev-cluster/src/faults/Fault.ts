import { z } from 'zod/v3';

/** What can be made to go wrong on purpose. */
export const faultSchema = z.discriminatedUnion('type', [
  /** The answer begins late. */
  z
    .object({ type: z.literal('delay'), delayMs: z.number().int().min(0) })
    .strict(),
  /** The answer comes in portions with a pause before each. */
  z
    .object({ type: z.literal('slow-list'), delayMs: z.number().int().min(0) })
    .strict(),
  /** The connection breaks after so many bytes of the body; open streams break at once. */
  z
    .object({
      type: z.literal('cut'),
      afterBytes: z.number().int().min(0).default(0),
    })
    .strict(),
  /** Nothing comes any more, and the connection stays open; what was held back comes when the fault is removed. */
  z.object({ type: z.literal('hang') }).strict(),
  /** A Status with this code; 410 of a watch is an ERROR event in a 200 stream. */
  z
    .object({
      type: z.literal('refuse'),
      code: z.union([
        z.literal(401),
        z.literal(403),
        z.literal(410),
        z.literal(500),
      ]),
    })
    .strict(),
  /** The next line of a stream is broken JSON. */
  z.object({ type: z.literal('malformed-line') }).strict(),
]);

/** One kind of failure. */
export type Fault = z.infer<typeof faultSchema>;

/** Which requests fail how. */
export const faultRuleSchema = z
  .object({
    /** Beginning of the path, e.g. `/clusters/showcase/apis/ray.io`. */
    pathPrefix: z.string().startsWith('/'),
    /** Only watches, or only what is not a watch; both when absent. */
    only: z.enum(['watch', 'request']).optional(),
    /** How many new requests it catches before it is used up; without end when absent. */
    times: z.number().int().positive().optional(),
    fault: faultSchema,
  })
  .strict();

/** See {@link faultRuleSchema}. */
export type FaultRule = z.infer<typeof faultRuleSchema>;
