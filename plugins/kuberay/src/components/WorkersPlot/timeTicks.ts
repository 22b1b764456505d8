/** A text at a moment of the time axis. */
export interface TimeTick {
  /** Ms of the epoch. */
  at: number;
  label:
    | { kind: 'now' }
    /** Minutes or hours before now; `whole`: the first one, which says the unit. */
    | { kind: 'ago'; amount: number; unit: 'minutes' | 'hours'; whole: boolean }
    /** As the viewer's locale writes it. */
    | { kind: 'clock'; text: string };
}

/** Options of {@link timeTicks}. */
export interface TimeTicksOptions {
  /** The right edge, ms of the epoch. */
  now: number;
  hours: number;
  /** Of the axis, in pixels. */
  width: number;
  /** BCP 47; absent: the browser's own. */
  locale?: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LABEL_WIDTH = 62;
/** The first age stands at the right of its tick, and the next one in the middle of its own. */
const AGE_WIDTH = 76;

/**
 * The texts of the time axis: up to six hours as ages, which stand still while time passes; beyond that hours of the
 * day, or days, in the viewer's own time zone. The right end is always now. Pure but for the time zone.
 */
export function timeTicks(options: TimeTicksOptions): TimeTick[] {
  return options.hours <= 6 ? ageTicks(options) : clockTicks(options);
}

function ageTicks({ now, hours, width }: TimeTicksOptions): TimeTick[] {
  const [unit, unitMs, amount] =
    hours <= 2
      ? (['minutes', MINUTE_MS, hours * 60] as const)
      : (['hours', HOUR_MS, hours] as const);
  const most = Math.max(1, Math.floor(width / AGE_WIDTH));
  const intervals = unit === 'minutes' ? [15, 30, 60] : [1, 2, 3, 6];
  const interval =
    intervals.find(one => amount / one <= most) ??
    intervals[intervals.length - 1];
  const ticks: TimeTick[] = [];
  for (let ago = amount; ago > 0; ago -= interval) {
    ticks.push({
      at: now - ago * unitMs,
      label: { kind: 'ago', amount: ago, unit, whole: ago === amount },
    });
  }
  return [...ticks, { at: now, label: { kind: 'now' } }];
}

function clockTicks(options: TimeTicksOptions): TimeTick[] {
  const { now, hours, width, locale } = options;
  const from = now - hours * HOUR_MS;
  const most = Math.max(1, Math.floor(width / LABEL_WIDTH) - 1);
  const intervals = [1, 2, 3, 6, 12, 24, 48, 96, 168];
  const interval =
    intervals.find(one => hours / one <= most) ??
    intervals[intervals.length - 1];
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
  });
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
  });
  const pixel = (now - from) / width;
  const ticks: TimeTick[] = [];
  const date = new Date(from);
  date.setHours(0, 0, 0, 0);
  // By the calendar, not by milliseconds: a day may have 23 or 25 hours.
  while (date.getTime() < now - LABEL_WIDTH * 0.75 * pixel) {
    if (date.getTime() >= from + 12 * pixel) {
      const format = date.getHours() === 0 ? day : clock;
      ticks.push({
        at: date.getTime(),
        label: { kind: 'clock', text: format.format(date) },
      });
    }
    date.setHours(date.getHours() + interval);
  }
  return [...ticks, { at: now, label: { kind: 'now' } }];
}
