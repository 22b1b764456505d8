/** Who asks for more is not taken at their word: somebody looks at the card. */
const MAX_SECONDS = 60;

/**
 * Milliseconds of a `Retry-After` header, one minute at most; undefined without one. API servers give whole seconds
 * (429 of priority and fairness, 503 while they start); a date, which HTTP allows too, is left unread.
 */
export function readRetryAfter(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header)
    ? Math.min(Number(header), MAX_SECONDS) * 1000
    : undefined;
}
