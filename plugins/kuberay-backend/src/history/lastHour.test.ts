import { lastHour } from './lastHour';

const iso = (range: ReturnType<typeof lastHour>) => [
  new Date(range.from).toISOString(),
  new Date(range.to).toISOString(),
  range.step,
];

describe('lastHour', () => {
  it.each([
    ['2026-11-21T03:00:00.000Z', '02:02:30', '03:02:30'],
    ['2026-11-21T03:02:29.999Z', '02:02:30', '03:02:30'],
    ['2026-11-21T03:02:30.000Z', '02:05:00', '03:05:00'],
  ])('at %s reaches from %s to %s, in steps of 150 s', (now, from, to) => {
    expect(iso(lastHour(Date.parse(now)))).toEqual([
      `2026-11-21T${from}.000Z`,
      `2026-11-21T${to}.000Z`,
      150_000,
    ]);
  });
});
