const MINUTE_MS = 60_000;

/** The shortest range that one can choose. */
const HOUR_MS = 60 * MINUTE_MS;
/** Few of them: the picture changes its scale seldom while a history grows. */
const SHORTER_RANGES_MS = [10, 20, 30].map(minutes => minutes * MINUTE_MS);

/** Options of {@link plotFrom}; times in ms of the epoch. */
export interface PlotFromOptions {
  until: number;
  /** Length that was asked for, in ms. */
  range: number;
  /** The first that is known; absent: nothing. */
  firstKnown?: number;
}

/**
 * Left edge of a plot, ms of the epoch. Of the shortest range as much is shown as is known, in round minutes: two minutes
 * of a new cluster would be a sliver of an hour. Longer ranges are shown as they were chosen. Pure.
 */
export function plotFrom(options: PlotFromOptions): number {
  const { until, range, firstKnown } = options;
  const shorter =
    range === HOUR_MS && firstKnown !== undefined
      ? SHORTER_RANGES_MS.find(length => firstKnown >= until - length)
      : undefined;
  return until - (shorter ?? range);
}
