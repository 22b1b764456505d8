import { z } from 'zod/v3';
import type { KubeQuestion } from './classifyKubeAnswer';
import { classifyKubeAnswer } from './classifyKubeAnswer';
import type { KubeWatchEvent } from './KubeConnection';
import { KubeError } from './KubeError';
import type { KubeVia } from './KubeTransport';
import { isKubeObject } from './kubeObjectSchema';

/** Of the bookmark behind the last of the initial events (`metav1.InitialEventsAnnotationKey`). */
const ANNOTATION_INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

const bookmarkSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string().min(1),
    annotations: z.record(z.unknown()).nullish(),
  }),
});

/** Lines that are no change of an object. */
const lineSchema = z.discriminatedUnion('type', [
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
  const read = parseJson(line);
  if (isChange(read)) {
    const { type, object } = read;
    if (!isKubeObject(object) || !object.metadata.resourceVersion) {
      throw malformed('an object without name or resourceVersion');
    }
    const { resourceVersion } = object.metadata;
    return { type, object, resourceVersion };
  }
  const parsed = lineSchema.safeParse(read);
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
  const { resourceVersion, annotations } = event.object.metadata;
  return {
    type: event.type,
    resourceVersion,
    ...(annotations?.[ANNOTATION_INITIAL_EVENTS_END] === 'true' && {
      endsInitialEvents: true,
    }),
  };
}

/** An object has come, has changed or has gone. */
function isChange(
  line: unknown,
): line is { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: unknown } {
  const { type } = Object(line);
  return type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED';
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
