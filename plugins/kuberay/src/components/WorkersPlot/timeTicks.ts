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
  /** The edges, ms of the epoch. */
  from: number;
  now: number;
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

/** Ranges in minutes, and between which of their minutes one reads easily. */
const MINUTE_INTERVALS: Record<number, number[]> = {
  10: [2, 5, 10],
  20: [5, 10, 20],
  30: [10, 30],
  60: [15, 30, 60],
};
const HOUR_INTERVALS = [1, 2, 3, 6];

/**
 * The texts of the time axis: up to six hours as ages, which stand still while time passes; beyond that hours of the
 * day, or days, in the viewer's own time zone. The right end is always now. Pure but for the time zone.
 */
export function timeTicks(options: TimeTicksOptions): TimeTick[] {
  return options.now - options.from <= 6 * HOUR_MS
    ? ageTicks(options)
    : clockTicks(options);
}

function ageTicks({ from, now, width }: TimeTicksOptions): TimeTick[] {
  const minutes = Math.round((now - from) / MINUTE_MS);
  const [unit, unitMs, amount] =
    minutes <= 60
      ? (['minutes', MINUTE_MS, minutes] as const)
      : (['hours', HOUR_MS, Math.floor(minutes / 60)] as const);
  const most = Math.max(1, Math.floor(width / AGE_WIDTH));
  const intervals =
    unit === 'minutes'
      ? MINUTE_INTERVALS[minutes] ?? [minutes]
      : HOUR_INTERVALS;
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
  const { from, now, width, locale } = options;
  const hours = (now - from) / HOUR_MS;
  const most = Math.max(1, Math.floor(width / LABEL_WIDTH) - 1);
  const intervals = [1, 2, 3, 6, 12, 24, 48, 96, 168];
  const interval =
    intervals.find(one => hours / one <= most) ??
    intervals[intervals.length - 1];
  const clockFormat = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
  });
  const dayFormat = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
  });
  const pixel = (now - from) / width;
  const ticks: TimeTick[] = [];
  const start = new Date(from);
  const [year, month, day] = [
    start.getFullYear(),
    start.getMonth(),
    start.getDate(),
  ];
  // By the calendar, not by milliseconds: a day may have 23 or 25 hours, or no midnight.
  for (let hour = 0; ; hour += interval) {
    const date = new Date(year, month, day, hour);
    const at = date.getTime();
    if (at >= now - LABEL_WIDTH * 0.75 * pixel) {
      break;
    }
    if (at >= from + 12 * pixel) {
      const format = hour % 24 === 0 ? dayFormat : clockFormat;
      ticks.push({ at, label: { kind: 'clock', text: format.format(date) } });
    }
  }
  return [...ticks, { at: now, label: { kind: 'now' } }];
}
