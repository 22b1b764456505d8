import { z } from 'zod/v3';

/** Answers with which an API can refuse on request. */
export const refusalCodes = [
  401, 403, 404, 410, 429, 500, 502, 503, 504,
] as const;

/** See {@link refusalCodes}. */
export type RefusalCode = (typeof refusalCodes)[number];

const refusalCodeSchema = z
  .number()
  .refine((code): code is RefusalCode =>
    refusalCodes.some(known => known === code),
  );

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
  /** The connection is closed without an answer, as if nobody listened; open streams break. */
  z.object({ type: z.literal('down') }).strict(),
  /** Nothing comes any more, and the connection stays open; what was held back comes when the fault is removed. */
  z.object({ type: z.literal('hang') }).strict(),
  /** A refusal with this code in the words of the API; 410 of a Kubernetes watch is an ERROR event in a 200 stream. */
  z.object({ type: z.literal('refuse'), code: refusalCodeSchema }).strict(),
  /** Bearer tokens that were used before this fault was switched on have expired; new ones are good. */
  z.object({ type: z.literal('token-expiry') }).strict(),
  /** The next line of a stream is broken JSON. */
  z.object({ type: z.literal('malformed-line') }).strict(),
  /** The next line of a stream is an error in the words of the API, and the stream ends. */
  z.object({ type: z.literal('stream-error') }).strict(),
  /** The next line of a stream stops in the middle, and with it the answer ends as if it were complete. */
  z.object({ type: z.literal('half-line') }).strict(),
]);

/** One kind of failure. */
export type Fault = z.infer<typeof faultSchema>;

/** Which requests fail how. */
export const faultRuleSchema = z
  .object({
    /** Beginning of the path, e.g. `/clusters/showcase/apis/ray.io`. */
    pathPrefix: z.string().startsWith('/'),
    /** Only this API; `kubernetes` is without what lies behind its proxy to Services, which is `ray`. */
    api: z.enum(['kubernetes', 'argocd', 'ray']).optional(),
    /** Only this resource of the Kubernetes API, by its plural, in one namespace or all, e.g. `pods`. */
    resource: z.string().min(1).optional(),
    /** Only watches and streams, or only what is none; both when absent. */
    only: z.enum(['watch', 'request']).optional(),
    /** How many new requests it catches before it is used up; without end when absent. */
    times: z.number().int().positive().optional(),
    fault: faultSchema,
  })
  .strict();

/** See {@link faultRuleSchema}. */
export type FaultRule = z.infer<typeof faultRuleSchema>;
