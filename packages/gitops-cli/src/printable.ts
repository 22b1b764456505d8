/** Control characters, and what turns the direction of a line: a terminal would obey them. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/gu;

/** Text of a file or its name, for one line of a terminal. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    character =>
      `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
