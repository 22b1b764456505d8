import { plotFrom } from './plotFrom';

const MINUTE_MS = 60_000;
const until = Date.parse('2026-11-21T12:00:00Z');

describe('plotFrom', () => {
  it.each`
    range          | firstKnown   | shown
    ${60}          | ${undefined} | ${60}
    ${60}          | ${0}         | ${10}
    ${60}          | ${2}         | ${10}
    ${60}          | ${10}        | ${10}
    ${60}          | ${11}        | ${20}
    ${60}          | ${21}        | ${30}
    ${60}          | ${31}        | ${60}
    ${60}          | ${75}        | ${60}
    ${6 * 60}      | ${2}         | ${6 * 60}
    ${7 * 24 * 60} | ${2}         | ${7 * 24 * 60}
  `(
    'shows $shown of $range minutes when the first that is known is $firstKnown old',
    ({ range, firstKnown, shown }) => {
      const from = plotFrom({
        until,
        range: range * MINUTE_MS,
        firstKnown:
          firstKnown === undefined ? undefined : until - firstKnown * MINUTE_MS,
      });
      expect((until - from) / MINUTE_MS).toBe(shown);
    },
  );
});
