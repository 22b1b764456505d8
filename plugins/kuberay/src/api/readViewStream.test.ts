import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import { readViewStream } from './readViewStream';

const view = anEntityView();
const frame = (data: string) => `event: view\nid: "1"\ndata: ${data}\n\n`;

/** A stream that stays open behind what it has said. */
function anOpenStream(text: string, contentType = 'text/event-stream') {
  const cancelled = jest.fn();
  const body = new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(new TextEncoder().encode(text)),
    cancel: cancelled,
  });
  const headers = { 'Content-Type': contentType };
  return { cancelled, response: new Response(body, { headers }) };
}

describe('readViewStream', () => {
  it('looks at nothing behind the end, and gives the connection back', async () => {
    const { response, cancelled } = anOpenStream(
      `event: end\ndata: {"reason":"not-allowed"}\n\n${frame(
        JSON.stringify(view),
      )}`,
    );
    const onView = jest.fn();

    await expect(
      readViewStream(response, {
        signal: new AbortController().signal,
        onView,
      }),
    ).resolves.toBe('not-allowed');
    expect(onView).not.toHaveBeenCalled();
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it.each`
    what                                | text                               | contentType
    ${'a frame that is no JSON'}        | ${frame('{"entityRef":')}          | ${'text/event-stream'}
    ${'a frame that is another object'} | ${frame('{"items":[]}')}           | ${'text/event-stream'}
    ${'an end that is no JSON'}         | ${'event: end\ndata: bye\n\n'}     | ${'text/event-stream'}
    ${'a sign-in page'}                 | ${'<html>Sign in</html>'}          | ${'text/html'}
    ${'a frame without end'}            | ${`data: ${'x'.repeat(33 << 20)}`} | ${'text/event-stream'}
  `(
    'calls $what malformed, and gives the connection back',
    async ({ text, contentType }) => {
      const { response, cancelled } = anOpenStream(text, contentType);

      await expect(
        readViewStream(response, {
          signal: new AbortController().signal,
          onView: () => {},
        }),
      ).rejects.toMatchObject({ name: 'MalformedAnswerError' });
      expect(cancelled).toHaveBeenCalledTimes(1);
    },
  );

  it('gives the connection back with the signal, whatever the app’s fetch makes of it', async () => {
    const { response, cancelled } = anOpenStream(frame(JSON.stringify(view)));
    const gone = new AbortController();
    const reason = new Error('no longer of interest');

    const reading = readViewStream(response, {
      signal: gone.signal,
      onView: () => gone.abort(reason),
    });

    await expect(reading).rejects.toBe(reason);
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it('ends with the signal while nothing comes', async () => {
    const { response, cancelled } = anOpenStream(': hello\n\n');
    const gone = new AbortController();
    const reason = new Error('no longer of interest');

    const reading = readViewStream(response, {
      signal: gone.signal,
      onView: () => {},
      onHeartbeat: () => setTimeout(() => gone.abort(reason)),
    });

    await expect(reading).rejects.toBe(reason);
    expect(cancelled).toHaveBeenCalledTimes(1);
  });
});
