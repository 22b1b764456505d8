import { toDurationMs } from '../components/WorkersPlot/toDurationMs';
import { historyRange } from './historyRange';

const now = Date.parse('2026-11-21T12:03:47.500Z');

describe('historyRange', () => {
  it.each`
    hours  | from                          | step
    ${1}   | ${'2026-11-21T10:53:40.000Z'} | ${'PT10S'}
    ${6}   | ${'2026-11-21T05:53:00.000Z'} | ${'PT1M'}
    ${24}  | ${'2026-11-20T11:50:00.000Z'} | ${'PT5M'}
    ${72}  | ${'2026-11-18T11:30:00.000Z'} | ${'PT30M'}
    ${168} | ${'2026-11-14T11:30:00.000Z'} | ${'PT30M'}
  `('asks for $hours h from $from in steps of $step', expected => {
    const { hours, from, step } = expected;
    expect(historyRange(hours, now)).toEqual({
      from,
      to: '2026-11-21T12:13:47.500Z',
      step,
    });
  });

  it.each([1, 6, 24, 168, 720])(
    'asks for no more than the 500 points that the backend gives, in %s h',
    hours => {
      const { from, to, step } = historyRange(hours, now);
      const points = (Date.parse(to) - Date.parse(from)) / toDurationMs(step);
      expect(points).toBeLessThanOrEqual(500);
    },
  );

  it('begins at the same step while the step lasts', () => {
    expect(historyRange(6, now).from).toBe(historyRange(6, now + 12_000).from);
    expect(historyRange(6, now).from).not.toBe(
      historyRange(6, now + 13_000).from,
    );
  });
});
