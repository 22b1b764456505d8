import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';

/** The server-sent events of an answer, and its comments as events of the name `comment`, until it ends. */
export async function* readEvents(
  response: Response,
): AsyncGenerator<EventSourceMessage> {
  const pending: EventSourceMessage[] = [];
  const parser = createParser({
    onEvent: event => pending.push(event),
    onComment: data => pending.push({ id: undefined, event: 'comment', data }),
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* pending.splice(0);
  }
}
