/** Things that stand so close together on the time axis that they share one sign. */
export interface Pin<Thing> {
  /** Pixels from the left edge. */
  x: number;
  /** In the order of time; one at least. */
  things: Thing[];
}

/** Options of {@link toPins}. */
export interface ToPinsOptions<Thing> {
  /** In the order of time. */
  things: readonly Thing[];
  /** Where one stands, in pixels. */
  xOf: (thing: Thing) => number;
  /** Pixels between two signs at least. */
  distance: number;
}

/** Puts things that are closer than a distance under one sign, in the middle between the first and the last. Pure. */
export function toPins<Thing>(options: ToPinsOptions<Thing>): Pin<Thing>[] {
  const { things, xOf, distance } = options;
  const pins: Pin<Thing>[] = [];
  let first = 0;
  for (const thing of things) {
    const x = xOf(thing);
    const last = pins[pins.length - 1];
    if (last && x - last.x < distance) {
      last.things.push(thing);
      last.x = (first + x) / 2;
    } else {
      first = x;
      pins.push({ x, things: [thing] });
    }
  }
  return pins;
}
