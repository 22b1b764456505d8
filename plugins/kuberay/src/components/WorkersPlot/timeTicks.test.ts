import { timeTicks, type TimeTick } from './timeTicks';

/** Local time, so that the tests say the same in every time zone. */
const now = new Date(2026, 10, 21, 14, 20).getTime();

const HOUR_MS = 3_600_000;

function texts({ hours, width }: { hours: number; width: number }) {
  const from = now - hours * HOUR_MS;
  return timeTicks({ from, now, width, locale: 'en-GB' }).map(({ label }) => {
    switch (label.kind) {
      case 'now':
        return 'now';
      case 'ago':
        return label.whole ? `${label.amount} ${label.unit} ago` : label.amount;
      default:
        return label.text;
    }
  });
}

const agoMinutes = ({ at }: TimeTick) => (now - at) / 60_000;

describe('timeTicks', () => {
  it.each`
    hours    | width  | labels
    ${1}     | ${700} | ${['60 minutes ago', 45, 30, 15, 'now']}
    ${1}     | ${220} | ${['60 minutes ago', 30, 'now']}
    ${1}     | ${100} | ${['60 minutes ago', 'now']}
    ${1 / 6} | ${700} | ${['10 minutes ago', 8, 6, 4, 2, 'now']}
    ${1 / 3} | ${700} | ${['20 minutes ago', 15, 10, 5, 'now']}
    ${1 / 2} | ${700} | ${['30 minutes ago', 20, 10, 'now']}
    ${1 / 2} | ${220} | ${['30 minutes ago', 'now']}
    ${6}     | ${700} | ${['6 hours ago', 5, 4, 3, 2, 1, 'now']}
    ${6}     | ${220} | ${['6 hours ago', 3, 'now']}
    ${24}    | ${700} | ${['15:00', '18:00', '21:00', 'Sat 21', '03:00', '06:00', '09:00', '12:00', 'now']}
    ${24}    | ${220} | ${['Sat 21', 'now']}
    ${168}   | ${700} | ${['Sun 15', 'Mon 16', 'Tue 17', 'Wed 18', 'Thu 19', 'Fri 20', 'Sat 21', 'now']}
  `('$hours h on $width px: $labels', ({ hours, width, labels }) => {
    expect(texts({ hours, width })).toEqual(labels);
  });

  it('keeps ages where they are while time passes', () => {
    const from = now - HOUR_MS;
    expect(timeTicks({ from, now, width: 700 }).map(agoMinutes)).toEqual([
      60, 45, 30, 15, 0,
    ]);
  });

  it('writes as the locale does', () => {
    const from = now - 168 * HOUR_MS;
    const [first] = timeTicks({ from, now, width: 700, locale: 'de' });
    expect(first.label).toEqual({ kind: 'clock', text: 'So., 15.' });
  });
});
