/** Options of {@link clockAheadMs}; all ms of the epoch. */
export interface ClockAheadOptions {
  /** By the browser's clock: when a question was asked, and when its answer was there. */
  askedAt: number;
  answeredAt: number;
  /** By the backend's clock: some moment between them. */
  backendNow: number;
}

/** How far the browser's clock is at least ahead of the backend's; less than 0: behind; 0: maybe not at all. Pure. */
export function clockAheadMs(options: ClockAheadOptions): number {
  const { askedAt, answeredAt, backendNow } = options;
  return (
    Math.max(0, askedAt - backendNow) + Math.min(0, answeredAt - backendNow)
  );
}
