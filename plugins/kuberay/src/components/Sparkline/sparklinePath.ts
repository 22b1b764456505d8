/** A picture of so many pixels, and the count at its upper edge. */
export interface SparklineFrame {
  width: number;
  height: number;
  top: number;
}

/** Half the width of a line: at an edge it would be cut off. */
const INSET = 1.5;

/**
 * Values as level steps of equal width, the oldest at the left; broken where one is not known. An SVG path. A value
 * between two unknown ones is a short line and not lost. Pure.
 */
export function sparklinePath(
  values: ReadonlyArray<number | null>,
  { width, height, top }: SparklineFrame,
): string {
  const step = width / values.length;
  let path = '';
  let isOpen = false;
  values.forEach((value, index) => {
    if (value === null) {
      isOpen = false;
      return;
    }
    const y = round(height - INSET - (value / top) * (height - 2 * INSET));
    path += isOpen ? `V${y}` : `M${round(index * step)} ${y}`;
    path += `H${round((index + 1) * step)}`;
    isOpen = true;
  });
  return path;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
