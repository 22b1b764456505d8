/** Whether no item is there twice. */
export function isUnique(items: readonly string[]): boolean {
  return new Set(items).size === items.length;
}

/** Message of an input for which {@link isUnique} does not hold. */
export const NAMED_TWICE = 'must not name anything twice';
