import { z } from 'zod/v3';
import type { KubeQuestion } from './classifyKubeAnswer';
import { classifyKubeAnswer } from './classifyKubeAnswer';
import type { KubeWatchEvent } from './KubeConnection';
import { KubeError } from './KubeError';
import type { KubeVia } from './KubeTransport';
import { kubeObjectSchema } from './kubeObjectSchema';

/** Of the bookmark behind the last of the initial events (`metav1.InitialEventsAnnotationKey`). */
const ANNOTATION_INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

const bookmarkSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string().min(1),
    annotations: z.record(z.unknown()).nullish(),
  }),
});

const lineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
    object: kubeObjectSchema,
  }),
  z.object({ type: z.literal('BOOKMARK'), object: bookmarkSchema }),
  z.object({
    type: z.literal('ERROR'),
    object: z.object({ kind: z.literal('Status'), code: z.number() }),
  }),
]);

/**
 * Reads one line of a watch.
 *
 * @throws KubeError `malformed` for a line that is no event: what it said is lost, so the caller lists again.
 * @throws KubeError `expired` or another for an ERROR event, which comes in a stream of status 200.
 */
export function parseWatchLine(
  line: string,
  question: KubeQuestion,
  via: KubeVia,
): KubeWatchEvent {
  const parsed = lineSchema.safeParse(parseJson(line));
  if (!parsed.success) {
    throw malformed(parsed.error);
  }
  const event = parsed.data;
  if (event.type === 'ERROR') {
    const { object } = event;
    throw classifyKubeAnswer(
      { status: object.code, body: JSON.stringify(object) },
      question,
      via,
    );
  }
  const { resourceVersion } = event.object.metadata;
  if (!resourceVersion) {
    throw malformed('an object without resourceVersion');
  }
  return event.type === 'BOOKMARK'
    ? {
        type: event.type,
        resourceVersion,
        ...(event.object.metadata.annotations?.[
          ANNOTATION_INITIAL_EVENTS_END
        ] === 'true' && { endsInitialEvents: true }),
      }
    : { type: event.type, object: event.object, resourceVersion };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw malformed(error);
  }
}

function malformed(cause: unknown): KubeError {
  return new KubeError(
    'malformed',
    'The cluster sends a line that is no watch event',
    cause,
  );
}
