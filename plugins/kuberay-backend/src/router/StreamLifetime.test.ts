import type { Response } from 'express';
import { EventEmitter } from 'node:events';
import { StreamLifetime } from './StreamLifetime';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** An answer that can be closed, which is all that is asked of it. */
function aResponse() {
  return new EventEmitter() as Response;
}

describe('StreamLifetime', () => {
  it('ends when the token expires, and not before', () => {
    const lifetime = StreamLifetime.start({
      res: aResponse(),
      expiresAt: new Date(Date.now() + 60_000),
    });

    jest.advanceTimersByTime(59_999);
    expect(lifetime.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);

    expect(lifetime.signal.aborted).toBe(true);
    expect(lifetime.reason).toBe('token-expired');
  });

  it('does not end early for a token that is good for longer than a timer can wait', () => {
    const lifetime = StreamLifetime.start({
      res: aResponse(),
      expiresAt: new Date(Date.now() + 2 ** 32),
    });

    jest.advanceTimersByTime(60_000);

    expect(lifetime.signal.aborted).toBe(false);
  });

  it('ends without a word when the client leaves', () => {
    const res = aResponse();
    const lifetime = StreamLifetime.start({ res });

    res.emit('close');

    expect(lifetime.signal.aborted).toBe(true);
    expect(lifetime.reason).toBeUndefined();
  });

  it('ends when the backend stops, also when that was before', () => {
    const stopping = new AbortController();
    const open = StreamLifetime.start({
      res: aResponse(),
      stopping: stopping.signal,
    });
    stopping.abort();
    const late = StreamLifetime.start({
      res: aResponse(),
      stopping: stopping.signal,
    });

    expect([open.reason, late.reason]).toEqual(['shutdown', 'shutdown']);
    expect([open.signal.aborted, late.signal.aborted]).toEqual([true, true]);
  });

  it('leaves no timer and no listener behind', () => {
    const res = aResponse();
    StreamLifetime.start({
      res,
      expiresAt: new Date(Date.now() + 60_000),
    }).stop();

    expect(jest.getTimerCount()).toBe(0);
    expect(res.listenerCount('close')).toBe(0);
  });
});
