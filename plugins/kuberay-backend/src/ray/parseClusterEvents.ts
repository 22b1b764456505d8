import type { AutoscalerMessage } from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v3';

/** Messages that a view has, at most. */
const MAX_MESSAGES = 20;

/** Characters of one message. */
const MAX_LENGTH = 1000;

const eventSchema = z.object({
  time: z.string(),
  source_type: z.string().optional(),
  severity: z.string().optional(),
  message: z.string(),
});

const answerSchema = z.object({
  data: z.object({ result: z.object({ result: z.array(z.unknown()) }) }),
});

/** Ray's severities; what is none of them is said, not raised. */
const SEVERITIES: ReadonlyMap<string, AutoscalerMessage['severity']> = new Map([
  ['ERROR', 'error'],
  ['FATAL', 'error'],
  ['WARNING', 'warning'],
]);

/**
 * What the autoscaler says in `/api/v0/cluster_events`, the newest last, at most 20. The same message over and over is
 * one, with the times of its first and its last. Undefined: this is no such answer. An event that is not understood is
 * left out. Pure.
 */
export function parseClusterEvents(
  json: unknown,
): AutoscalerMessage[] | undefined {
  const answer = answerSchema.safeParse(json);
  if (!answer.success) {
    return undefined;
  }
  const events = answer.data.data.result.result
    .flatMap(event => {
      const parsed = eventSchema.safeParse(event);
      return parsed.success && isAutoscalers(parsed.data) ? [parsed.data] : [];
    })
    // Ray's times have no zone and no fraction, so their order is that of their text.
    .sort((a, b) => compareTexts(a.time, b.time));
  const messages = new Map<string, AutoscalerMessage>();
  for (const { time, severity = '', message } of events) {
    const mapped = SEVERITIES.get(severity.toUpperCase()) ?? 'info';
    const key = `${mapped} ${message}`;
    const before = messages.get(key);
    messages.delete(key);
    messages.set(key, {
      severity: mapped,
      message: message.slice(0, MAX_LENGTH),
      since: before?.since ?? time,
      lastSeen: time,
      count: (before?.count ?? 0) + 1,
    });
  }
  return [...messages.values()].slice(-MAX_MESSAGES);
}

function isAutoscalers({ source_type }: z.infer<typeof eventSchema>): boolean {
  return source_type === undefined || source_type === 'AUTOSCALER';
}

function compareTexts(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
