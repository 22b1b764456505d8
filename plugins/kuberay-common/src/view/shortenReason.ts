/** A verdict is one line; the whole text stands in the object it came from. */
const REASON_MAX_LENGTH = 160;

/** Somebody else's text as part of a sentence: without breaks, and cut with an ellipsis. @public */
export function shortenReason(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > REASON_MAX_LENGTH
    ? `${line.slice(0, REASON_MAX_LENGTH - 1).trimEnd()}…`
    : line;
}
