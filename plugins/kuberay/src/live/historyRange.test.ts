import { historyRange } from './historyRange';

const now = Date.parse('2026-11-21T12:03:47.500Z');

describe('historyRange', () => {
  it.each`
    hours  | from                          | step
    ${1}   | ${'2026-11-21T11:03:40.000Z'} | ${'PT10S'}
    ${6}   | ${'2026-11-21T06:03:00.000Z'} | ${'PT1M'}
    ${24}  | ${'2026-11-20T12:00:00.000Z'} | ${'PT5M'}
    ${72}  | ${'2026-11-18T12:00:00.000Z'} | ${'PT30M'}
    ${168} | ${'2026-11-14T12:00:00.000Z'} | ${'PT30M'}
  `('asks for $hours h from $from in steps of $step', expected => {
    const { hours, from, step } = expected;
    expect(historyRange(hours, now)).toEqual({
      from,
      to: '2026-11-21T12:03:47.500Z',
      step,
    });
  });

  it('begins at the same step while the step lasts', () => {
    expect(historyRange(6, now).from).toBe(historyRange(6, now + 12_000).from);
    expect(historyRange(6, now).from).not.toBe(
      historyRange(6, now + 13_000).from,
    );
  });
});
