import { MAX_STREAMS, REFUSED_PAUSE_MS, StreamGate } from './StreamGate';

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('StreamGate', () => {
  it('lets a few streams in, and another when one leaves', () => {
    const gate = StreamGate.create();
    const leave = Array.from({ length: MAX_STREAMS }, () => gate.enter());
    expect(leave).not.toContain(undefined);
    expect([gate.isFull, gate.enter()]).toEqual([true, undefined]);

    leave[0]?.();

    expect([gate.isFull, typeof gate.enter()]).toEqual([false, 'function']);
  });

  it('lets nobody in for a while after a refusal, and for long after three in a row', () => {
    const gate = StreamGate.create();
    const waits = [0, 1, 2].map(() => {
      gate.refused();
      return gate.waitMs();
    });
    expect(waits).toEqual([2_000, 4_000, REFUSED_PAUSE_MS]);
    expect(gate.enter()).toBeUndefined();

    jest.advanceTimersByTime(REFUSED_PAUSE_MS);

    expect(gate.waitMs()).toBe(0);
    expect(gate.enter()).toBeDefined();
  });

  it('forgets refusals once a stream has worked', () => {
    const gate = StreamGate.create();
    gate.refused();
    gate.refused();
    gate.worked();
    expect(gate.waitMs()).toBe(0);

    gate.refused();

    expect(gate.waitMs()).toBe(2_000);
  });
});
