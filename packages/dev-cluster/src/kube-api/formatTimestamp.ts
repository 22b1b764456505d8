/** A time as Kubernetes writes it, in UTC and without fractions of a second. @param now milliseconds since the epoch */
export function formatTimestamp(now: number): string {
  return new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
}
