import { toDurationMs } from './toDurationMs';

describe('toDurationMs', () => {
  it.each`
    duration     | ms
    ${'PT10S'}   | ${10_000}
    ${'PT0.5S'}  | ${500}
    ${'PT1M'}    | ${60_000}
    ${'PT2M30S'} | ${150_000}
    ${'P1D'}     | ${86_400_000}
    ${'P1WT1H'}  | ${608_400_000}
  `('reads $duration', ({ duration, ms }) => {
    expect(toDurationMs(duration)).toBe(ms);
  });

  it.each(['', 'P', 'PT', '10s', 'P1M', '-PT1S'])('refuses "%s"', duration => {
    expect(() => toDurationMs(duration)).toThrow(RangeError);
  });
});
