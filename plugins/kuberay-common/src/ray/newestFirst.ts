/**
 * Orders by time, the newest first. Old reporters of events write whole seconds and newer ones microseconds,
 * so the texts themselves do not sort. What has no time, or none that can be read, comes last.
 */
export function newestFirst(
  left: string | undefined,
  right: string | undefined,
): number {
  return milliseconds(right) - milliseconds(left);
}

function milliseconds(time: string | undefined): number {
  const value = time ? Date.parse(time) : NaN;
  return Number.isNaN(value) ? 0 : value;
}
