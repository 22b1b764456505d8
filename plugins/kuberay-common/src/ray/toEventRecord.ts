import { z } from 'zod/v3';
import {
  objectMetaSchema,
  optionalText,
  parseKubeObject,
} from '../parseKubeObject';
import type { EventRecord } from './records';

const occurrences = z.number().int().nonnegative().nullish();

const eventSchema = z.object({
  metadata: objectMetaSchema,
  // Anybody may write events about anything: Kubernetes leaves out what is empty, zero counts too.
  involvedObject: z.object({
    kind: z.string().default(''),
    name: z.string().default(''),
    uid: optionalText,
  }),
  reason: optionalText,
  message: optionalText,
  count: occurrences,
  firstTimestamp: optionalText,
  lastTimestamp: optionalText,
  eventTime: optionalText,
  series: z
    .object({ count: z.number().nullish(), lastObservedTime: optionalText })
    .nullish(),
});

/**
 * What we keep of a core/v1 Event. Old reporters write count and times at the top,
 * newer ones in `eventTime` and `series`.
 *
 * @throws MalformedObjectError where the object is no Event.
 *
 * @public
 */
export function toEventRecord(cluster: string, object: unknown): EventRecord {
  const event = parseKubeObject('Event', eventSchema, object);
  return {
    cluster,
    namespace: event.metadata.namespace,
    name: event.metadata.name,
    involved: event.involvedObject,
    reason: event.reason ?? '',
    message: event.message ?? '',
    lastSeen:
      event.series?.lastObservedTime ??
      event.lastTimestamp ??
      event.eventTime ??
      event.firstTimestamp,
    count: event.series?.count ?? event.count ?? 1,
  };
}
