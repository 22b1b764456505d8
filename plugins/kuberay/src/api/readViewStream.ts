import { entityViewSchema } from 'backstage-plugin-kuberay-common';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { StreamEnd, StreamEntityViewOptions } from './KuberayApi';
import { MalformedAnswerError } from './MalformedAnswerError';

/** Characters of one frame; the largest real view is a few hundred thousand. */
const LONGEST_FRAME = 32 * 1024 * 1024;

/** Why the backend may end a stream; one that a later version knows is a failure to this one. */
const END_REASONS: ReadonlySet<string> = new Set<StreamEnd>([
  'not-allowed',
  'not-found',
  'token-expired',
  'shutdown',
  'failed',
]);

/** Options of {@link readViewStream}. */
export type ReadViewStreamOptions = Omit<StreamEntityViewOptions, 'entityRef'>;

/**
 * Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) until they end: `view` with the
 * view as data and its ETag as id, comments as signs of life, `end` with the reason. Events of other names are left alone.
 *
 * @throws MalformedAnswerError when it is no such stream; whatever the body throws when the connection is lost.
 */
export async function readViewStream(
  response: Response,
  options: ReadViewStreamOptions,
): Promise<StreamEnd> {
  const { signal, onView, onHeartbeat } = options;
  const contentType = response.headers.get('Content-Type') ?? 'nothing';
  if (!response.body || !contentType.startsWith('text/event-stream')) {
    // A sign-in page of a proxy, with 200: not to be taken for a stream that says nothing.
    giveUp(response.body);
    throw new MalformedAnswerError(
      new Error(`Expected text/event-stream, not ${contentType}`),
    );
  }
  let end: StreamEnd | undefined;
  const parser = createParser({
    maxBufferSize: LONGEST_FRAME,
    onEvent: event => {
      if (end || signal.aborted) {
        return;
      }
      if (event.event === 'view') {
        onView(parseView(event), event.id || undefined);
      } else if (event.event === 'end') {
        end = parseEnd(event);
      }
    },
    onError: error => {
      if (error.type === 'max-buffer-size-exceeded') {
        throw new MalformedAnswerError(error);
      }
    },
  });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  // The app's fetch may be one that loses the signal on its way.
  const onAbort = () => giveUp(reader);
  signal.addEventListener('abort', onAbort);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) {
        return 'closed';
      }
      // Half a frame is a sign of life as good as a comment: a large view may be on its way for long.
      onHeartbeat?.();
      parser.feed(decoder.decode(value, { stream: true }));
      signal.throwIfAborted();
      if (end) {
        return end;
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    giveUp(reader);
  }
}

/** Gives the connection back: a browser has six to an origin. One that is lost already rejects, which is told elsewhere. */
function giveUp(body: Pick<ReadableStream, 'cancel'> | null) {
  body?.cancel().catch(() => {});
}

function parseView(event: EventSourceMessage) {
  try {
    return entityViewSchema.parse(JSON.parse(event.data));
  } catch (error) {
    throw new MalformedAnswerError(error);
  }
}

function parseEnd(event: EventSourceMessage): StreamEnd {
  try {
    const { reason } = JSON.parse(event.data) as { reason?: unknown };
    return END_REASONS.has(String(reason)) ? (reason as StreamEnd) : 'failed';
  } catch (error) {
    throw new MalformedAnswerError(error);
  }
}
