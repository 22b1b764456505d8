import { Stopwatch } from './Stopwatch';

const NOW = Date.parse('2026-11-21T02:00:00Z');

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

describe('Stopwatch', () => {
  it('counts since it was started last', () => {
    const stopwatch = Stopwatch.start();
    jest.advanceTimersByTime(2_000);
    expect(stopwatch.elapsedMs()).toBe(2_000);
    stopwatch.restart();
    jest.advanceTimersByTime(500);
    expect(stopwatch.elapsedMs()).toBe(500);
  });

  it('counts the time in which the machine slept, where the monotonic clock stood still', () => {
    const stopwatch = Stopwatch.start();
    jest.setSystemTime(NOW + 3_600_000);
    expect(stopwatch.elapsedMs()).toBe(3_600_000);
  });

  it('goes on when somebody sets the wall clock back', () => {
    const stopwatch = Stopwatch.start();
    jest.setSystemTime(NOW - 3_600_000);
    jest.advanceTimersByTime(2_000);
    expect(stopwatch.elapsedMs()).toBe(2_000);
  });
});
