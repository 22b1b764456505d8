import { InputError } from '@backstage/errors';
import { DateTime, Duration } from 'luxon';
import { z } from 'zod/v3';
import { parseInput } from './parseInput';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DEFAULT_RANGE_MS = 6 * HOUR;

/** More points than a plot has pixels help nobody. */
const MOST_POINTS = 500;

/** Steps that people read well. The last one is enough for 27 years. */
const EVEN_STEPS_MS = [
  ...[5, 10, 15, 30].map(seconds => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(minutes => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map(hours => hours * HOUR),
  ...[1, 2, 5, 10, 20].map(days => days * DAY),
];

const historyQuerySchema = z
  .object({ from: z.string(), to: z.string(), step: z.string() })
  .partial()
  .strict();

/** Which part of the history is asked for; times in ms since 1970. */
export interface HistoryQuery {
  from: number;
  to: number;
  step: number;
}

/** Options of {@link parseHistoryQuery}. */
export interface ParseHistoryQueryOptions {
  /** ms since 1970. */
  now: number;
  retentionMs: number;
}

/**
 * `from` and `to` (ISO 8601; without a zone: UTC) and `step` (ISO 8601 duration). Without them: the last six hours, in
 * the finest even step that gives at most 500 points. What lies before the retention, or after now, is cut off.
 *
 * @throws InputError that names the parameter
 */
export function parseHistoryQuery(
  query: unknown,
  { now, retentionMs }: ParseHistoryQueryOptions,
): HistoryQuery {
  const given = parseInput(historyQuerySchema, query);
  const askedTo = parseTime('to', given.to) ?? now;
  const to = Math.min(askedTo, now);
  const askedFrom = parseTime('from', given.from) ?? to - DEFAULT_RANGE_MS;
  const from = Math.max(askedFrom, now - retentionMs);
  if (askedFrom >= askedTo) {
    throw new InputError('Invalid from: it must be before to');
  }
  if (askedFrom >= now) {
    throw new InputError('Invalid from: it must be before now');
  }
  if (from >= to) {
    throw new InputError(
      `Invalid to: nothing is kept from before ${new Date(from).toISOString()}`,
    );
  }
  const step = parseStep(given.step) ?? evenStep(to - from);
  if ((to - from) / step > MOST_POINTS) {
    throw new InputError(
      `Invalid step: it gives more than ${MOST_POINTS} points between from and to`,
    );
  }
  return { from, to, step };
}

function parseTime(
  name: 'from' | 'to',
  text: string | undefined,
): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const time = DateTime.fromISO(text, { zone: 'utc' });
  if (!time.isValid) {
    throw new InputError(
      `Invalid ${name}: not a time in ISO 8601, such as 2026-11-21T12:00:00Z`,
    );
  }
  return time.toMillis();
}

function parseStep(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const duration = Duration.fromISO(text);
  const step = duration.isValid ? duration.toMillis() : NaN;
  if (!(step >= SECOND) || !Number.isFinite(step)) {
    throw new InputError(
      'Invalid step: not a duration in ISO 8601 of a second or more, such as PT5M',
    );
  }
  return step;
}

function evenStep(rangeMs: number): number {
  return (
    EVEN_STEPS_MS.find(step => rangeMs / step <= MOST_POINTS) ??
    Math.ceil(rangeMs / MOST_POINTS / DAY) * DAY
  );
}
