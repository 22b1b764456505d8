import { parseDurationMs, retryDelayMs } from './retry';

it.each([
  ['by default', undefined, [5, 10, 20, 40, 80, 160, 180]],
  [
    'as the stack asks',
    { limit: 10, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
    [5, 10, 20, 40, 80, 160, 180],
  ],
  ['with a factor of 1', { backoff: { duration: '2', factor: 1 } }, [2, 2, 2]],
])('waits longer and longer %s', (_, policy, seconds) => {
  expect(
    seconds.map((__, attempt) => retryDelayMs(policy, attempt) / 1_000),
  ).toEqual(seconds);
});

it.each([
  ['5s', 5_000],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['7', 7_000],
  ['', undefined],
  ['soon', undefined],
  [undefined, undefined],
])('reads the duration %j', (text, expected) => {
  expect(parseDurationMs(text)).toBe(expected);
});
