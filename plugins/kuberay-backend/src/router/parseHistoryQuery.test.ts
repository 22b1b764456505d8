import { parseHistoryQuery } from './parseHistoryQuery';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.parse('2026-11-21T12:00:00Z');
const options = { now, retentionMs: 30 * DAY };
const at = (text: string) => Date.parse(text);

describe('parseHistoryQuery', () => {
  it('takes the last six hours, minute by minute, where nothing is asked for', () => {
    expect(parseHistoryQuery({}, options)).toEqual({
      from: now - 6 * HOUR,
      to: now,
      step: 60_000,
    });
  });

  it('takes times and step as they are given', () => {
    expect(
      parseHistoryQuery(
        {
          from: '2026-11-21T10:00:00+01:00',
          to: '2026-11-21T10:00:00Z',
          step: 'PT30S',
        },
        options,
      ),
    ).toEqual({
      from: at('2026-11-21T09:00:00Z'),
      to: at('2026-11-21T10:00:00Z'),
      step: 30_000,
    });
  });

  it.each([
    { said: 'ten minutes', from: '2026-11-21T11:50:00Z', step: 5_000 },
    { said: 'a day', from: '2026-11-20T12:00:00Z', step: 300_000 },
    { said: 'four weeks', from: '2026-10-24T12:00:00Z', step: 2 * HOUR },
  ])('chooses an even step of at most 500 points for $said', given => {
    const { from, to, step } = parseHistoryQuery({ from: given.from }, options);

    expect(step).toBe(given.step);
    expect((to - from) / step).toBeLessThanOrEqual(500);
  });

  it('cuts off what lies before the retention and after now', () => {
    expect(
      parseHistoryQuery({ from: '2020-01-01', to: '2030-01-01' }, options),
    ).toEqual({ from: now - 30 * DAY, to: now, step: 2 * HOUR });
  });

  it('counts points of what is left of the range', () => {
    const query = { from: '2020-01-01', step: 'PT2H' };

    expect(parseHistoryQuery(query, options).step).toBe(2 * HOUR);
  });

  it.each([
    [{ from: 'yesterday' }, 'Invalid from: not a time in ISO 8601'],
    [{ to: '1732190400' }, 'Invalid to: not a time in ISO 8601'],
    [{ to: '2026-13-01' }, 'Invalid to: not a time in ISO 8601'],
    [{ step: '5m' }, 'Invalid step: not a duration in ISO 8601'],
    [{ step: 'PT0S' }, 'Invalid step: not a duration in ISO 8601'],
    [{ step: '-PT5M' }, 'Invalid step: not a duration in ISO 8601'],
    [{ step: 'PT0.001S' }, 'Invalid step: not a duration in ISO 8601'],
    [{ step: 'PT10S' }, 'Invalid step: it gives more than 500 points'],
    [
      { from: '2026-11-21T10:00:00Z', to: '2026-11-21T10:00:00Z' },
      'Invalid from: it must be before to',
    ],
    [
      { from: '2026-11-21T11:00:00Z', to: '2026-11-21T10:00:00Z' },
      'Invalid from: it must be before to',
    ],
    [
      { from: '2027-01-01', to: '2027-01-02' },
      'Invalid from: it must be before now',
    ],
    [
      { from: '2020-01-01', to: '2020-01-02' },
      'Invalid to: nothing is kept from before 2026-10-22T12:00:00.000Z',
    ],
    [
      { from: ['2026-11-21', '2026-11-20'] },
      'Invalid from: given more than once',
    ],
    [{ since: '2026-11-21' }, 'Unknown parameter since'],
  ])('refuses %j and names the parameter', (query, message) => {
    expect(() => parseHistoryQuery(query, options)).toThrow(message);
  });
});
