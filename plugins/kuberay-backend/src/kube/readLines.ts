import { KubeError } from './KubeError';

/** Objects in etcd are at most 1.5 MiB; a line beyond this is no watch event, and must not fill the memory. */
const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/**
 * The lines of a body as they arrive, however the network cuts them; empty ones are left out.
 * What stands after the last newline when the body ends was cut off and is dropped.
 *
 * @param sender begins the sentence of the error
 * @throws KubeError `malformed` for a line that never ends.
 */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  sender: string = 'The cluster',
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  // Leaving the loop early cancels the body, and with it the request.
  for await (const chunk of body) {
    // Only what is new is searched: a line without end would be searched from its begin each time.
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    parts[0] = rest + parts[0];
    rest = parts.pop() ?? '';
    if (rest.length > MAX_LINE_LENGTH) {
      throw new KubeError('malformed', `${sender} sends a line without end`);
    }
    for (const line of parts) {
      if (line.trim() !== '') {
        yield line;
      }
    }
  }
}
