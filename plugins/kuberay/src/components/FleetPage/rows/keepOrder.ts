/** The items in the order of the ids; those that have come since follow, in their own order. */
export function keepOrder<Item extends { id: string }>(
  items: readonly Item[],
  ids: readonly string[],
): Item[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const placeOf = ({ id }: Item) => place.get(id) ?? ids.length;
  return [...items].sort((left, right) => placeOf(left) - placeOf(right));
}
