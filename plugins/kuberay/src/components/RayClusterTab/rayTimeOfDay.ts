/**
 * The time of day in a time of Ray's, which names no zone and so has no age; the whole text where there is none.
 */
export function rayTimeOfDay(time: string): string {
  return /(?<!\d)\d{2}:\d{2}:\d{2}/.exec(time)?.[0] ?? time;
}
