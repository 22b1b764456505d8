/** What a diff shows: lines taken out with `-`, lines put in with `+`, in their order. */
export function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const common = longestCommon(old, now);
  const lines: string[] = [];
  let [left, right] = [0, 0];
  while (left < old.length || right < now.length) {
    if (left < old.length && right < now.length && old[left] === now[right]) {
      left += 1;
      right += 1;
    } else if (
      left < old.length &&
      (right >= now.length ||
        (common[left + 1]?.[right] ?? 0) >= (common[left]?.[right + 1] ?? 0))
    ) {
      lines.push(`-${old[left]}`);
      left += 1;
    } else {
      lines.push(`+${now[right]}`);
      right += 1;
    }
  }
  return lines;
}

/** Length of what two lists have in common from each pair of places on. */
function longestCommon(
  left: readonly string[],
  right: readonly string[],
): number[][] {
  const table = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const cells = table[row];
      if (cells) {
        cells[column] =
          left[row] === right[column]
            ? 1 + (table[row + 1]?.[column + 1] ?? 0)
            : Math.max(table[row + 1]?.[column] ?? 0, cells[column + 1] ?? 0);
      }
    }
  }
  return table;
}
