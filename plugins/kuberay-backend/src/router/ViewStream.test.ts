import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import type { Response } from 'express';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { encodeView } from '../service/encodeView';
import { ViewStream } from './ViewStream';

// Streams go on by ticks, which stay real.
beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick'] }));
afterEach(() => jest.useRealTimers());

/** An answer that keeps what is written until it is read, as a socket does whose client reads nothing. */
function aResponse() {
  const stream = new PassThrough({ highWaterMark: 64 });
  const res = Object.assign(stream, {
    status: () => res,
    setHeader: () => res,
    flushHeaders: () => {},
  });
  // A stream with the few methods of an answer that are called.
  return { stream, res: res as unknown as Response };
}

const never = new AbortController().signal;

describe('ViewStream', () => {
  it('frames views, heartbeats and the end', async () => {
    const { res, stream } = aResponse();
    const view = anEntityView();
    const received = text(stream);
    const events = ViewStream.open(res);

    await events.send(view, never);
    jest.advanceTimersByTime(15_000);
    await new Promise(process.nextTick);
    events.end('shutdown');

    const { body, etag } = encodeView(view);
    expect(await received).toBe(
      `event: view\nid: ${etag}\ndata: ${body}\n\n` +
        ': heartbeat\n\n' +
        'event: end\ndata: {"reason":"shutdown"}\n\n',
    );
    expect(jest.getTimerCount()).toBe(0);
  });

  it('waits for a client that does not read, and writes nothing more to it', async () => {
    const { res, stream } = aResponse();
    const events = ViewStream.open(res);
    let sent = false;

    const sending = events.send(anEntityView(), never).then(() => {
      sent = true;
    });
    const { writableLength, readableLength } = stream;
    jest.advanceTimersByTime(60_000);
    await new Promise(process.nextTick);

    expect(sent).toBe(false);
    expect([stream.writableLength, stream.readableLength]).toEqual([
      writableLength,
      readableLength,
    ]);
    stream.resume();
    await sending;
    events.end('failed');
  });

  it('leaves a client that does not read when the stream is to end', async () => {
    const { res, stream } = aResponse();
    const events = ViewStream.open(res);
    const leaving = new AbortController();

    const sending = events.send(anEntityView(), leaving.signal);
    leaving.abort();
    await sending;
    events.end('token-expired');

    expect(stream.destroyed).toBe(true);
  });
});
