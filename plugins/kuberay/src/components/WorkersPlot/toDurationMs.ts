const PATTERN =
  /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

const UNITS_MS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000];

/**
 * An ISO 8601 duration of weeks to seconds, in milliseconds. Months and years have no fixed length.
 *
 * @throws RangeError for anything else
 */
export function toDurationMs(duration: string): number {
  const amounts = PATTERN.exec(duration)?.slice(1);
  if (!amounts || amounts.every(amount => amount === undefined)) {
    throw new RangeError(`Not a duration of weeks to seconds: ${duration}`);
  }
  return amounts.reduce(
    (sum, amount = '0', index) =>
      sum + Number(amount.replace(',', '.')) * UNITS_MS[index],
    0,
  );
}
