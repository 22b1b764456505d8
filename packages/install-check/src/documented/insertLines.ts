/** Where in a text lines go. */
export type Place =
  | { before: string }
  | { after: string }
  /** Above everything, where imports go. */
  | 'top';

/**
 * Puts lines into a text, at every line that is (trimmed) the one named.
 *
 * @param options `file` is named in the error
 * @throws Error when the text has no such line
 */
export function insertLines(options: {
  file: string;
  text: string;
  place: Place;
  lines: string;
}): string {
  const { file, text, place, lines } = options;
  if (place === 'top') {
    return `${lines}${text}`;
  }
  const anchor = 'before' in place ? place.before : place.after;
  let found = false;
  const result = text
    .split('\n')
    .flatMap(line => {
      if (line.trim() !== anchor) {
        return [line];
      }
      found = true;
      const inserted = lines.replace(/\n$/, '').split('\n');
      return 'before' in place ? [...inserted, line] : [line, ...inserted];
    })
    .join('\n');
  if (!found) {
    throw new Error(
      `${file}: no line is “${anchor}”; the template of create-app has changed`,
    );
  }
  return result;
}
