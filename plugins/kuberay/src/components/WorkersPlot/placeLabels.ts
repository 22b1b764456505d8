/** Something on the time axis that wants words beside it. */
export interface Labelled {
  /** Pixels from the left edge. */
  x: number;
  text: string;
}

/** Side of its sign on which a text has room; undefined: on none. */
export type LabelSide = 'right' | 'left' | undefined;

/** Rather too much than too little: a text cannot be measured before it is drawn. */
const CHARACTER_WIDTH = 6.2;
const GAP = 10;

/**
 * Decides which texts are shown, and on which side of their signs, so that none covers another or leaves the plot.
 * The newest come first: they are what one looks for. Pure.
 */
export function placeLabels(
  labelled: readonly Labelled[],
  width: number,
): LabelSide[] {
  const sides: LabelSide[] = labelled.map(() => undefined);
  let freeUntil = width;
  for (let index = labelled.length - 1; index >= 0; index--) {
    const { x, text } = labelled[index];
    const needed = GAP + text.length * CHARACTER_WIDTH;
    const freeFrom = index > 0 ? labelled[index - 1].x + GAP : 0;
    if (x + needed <= freeUntil) {
      sides[index] = 'right';
      freeUntil = x - GAP;
    } else if (x - needed >= freeFrom) {
      sides[index] = 'left';
      freeUntil = x - needed;
    } else {
      freeUntil = x - GAP;
    }
  }
  return sides;
}
