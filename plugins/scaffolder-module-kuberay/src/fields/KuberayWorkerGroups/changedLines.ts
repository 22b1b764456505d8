/** Lines of a text, counted from 0; `end` is the first one behind them. */
export interface LineRange {
  start: number;
  end: number;
}

/** The lines of the second text from the first to the last that differs from the first text; undefined where none does. */
export function changedLines(
  before: string,
  after: string,
): LineRange | undefined {
  if (before === after) {
    return undefined;
  }
  const old = before.split('\n');
  const now = after.split('\n');
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) {
    start++;
  }
  let same = 0;
  while (
    same < shorter - start &&
    old[old.length - 1 - same] === now[now.length - 1 - same]
  ) {
    same++;
  }
  return { start, end: now.length - same };
}
