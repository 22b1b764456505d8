const MAX_LENGTH = 80;

/** What would break a line, or be a sign to a terminal, and is left alone by `JSON.stringify`. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/gu;

/** User and password of an address: messages end up in logs. */
const CREDENTIALS = /(?<=:\/\/)[^/\s"]*@/g;

/** A value in a message: as JSON, so that nothing hides in it, never longer than a line, and without a password in an address. */
export function quote(value: unknown): string {
  const text = toJson(value)
    .replace(CREDENTIALS, '…@')
    .replace(
      UNPRINTABLE,
      character =>
        `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    );
  return text.length > MAX_LENGTH
    ? `${text.slice(0, MAX_LENGTH - 3).replace(/\p{Cs}$/u, '')}…`
    : text;
}

/** What JSON has no word for, such as NaN or a list that holds itself, as JavaScript names it. */
function toJson(value: unknown): string {
  if (typeof value === 'number') {
    return String(value);
  }
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // A circle or a bigint: the message has to come out all the same.
    return Array.isArray(value) ? '[…]' : Object.prototype.toString.call(value);
  }
}
