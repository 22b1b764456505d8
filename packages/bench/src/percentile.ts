/** The value below which that part of the sample lies; NaN of nothing. `part` is 0 to 1. */
export function percentile(sample: readonly number[], part: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted.length === 0
    ? NaN
    : sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
