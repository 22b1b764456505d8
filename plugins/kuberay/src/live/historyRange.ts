const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * More is asked for at both ends. The backend cuts off what is after its own now, and so says what time it has: the
 * clock of a browser may be minutes away from it.
 */
const MARGIN_MS = 10 * MINUTE_MS;

/** Which part of the history to ask for. */
export interface HistoryRange {
  /** ISO 8601. */
  from: string;
  to: string;
  /** ISO 8601 duration. */
  step: string;
}

/** Steps that keep a range under the 500 points that the backend gives, about one for two pixels. */
const steps = [
  { hours: 1, step: 'PT10S', ms: 10 * SECOND_MS },
  { hours: 6, step: 'PT1M', ms: MINUTE_MS },
  { hours: 24, step: 'PT5M', ms: 5 * MINUTE_MS },
  { hours: 24 * 7, step: 'PT30M', ms: 30 * MINUTE_MS },
  { hours: 24 * 30, step: 'PT2H', ms: 2 * HOUR_MS },
  { hours: Infinity, step: 'P1D', ms: 24 * HOUR_MS },
];

/**
 * The last hours until `now` (ms of the epoch) and some minutes more at both ends, cut where steps begin: the same step
 * has the same points at each read, so that a plot which is read anew moves and does not flicker.
 */
export function historyRange(hours: number, now: number): HistoryRange {
  const { step, ms } =
    steps.find(one => hours <= one.hours) ?? steps[steps.length - 1];
  const from = Math.floor((now - hours * HOUR_MS - MARGIN_MS) / ms) * ms;
  return {
    from: new Date(from).toISOString(),
    to: new Date(now + MARGIN_MS).toISOString(),
    step,
  };
}
