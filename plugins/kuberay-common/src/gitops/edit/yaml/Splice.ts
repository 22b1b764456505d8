/** A part of a text and what is to stand there instead. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** The text with its parts replaced; they must not overlap, their order does not matter. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((left, right) => left.start - right.start);
  let result = '';
  let position = 0;
  for (const { start, end, text: replacement } of ordered) {
    result += text.slice(position, start) + replacement;
    position = end;
  }
  return result + text.slice(position);
}
