import { parseQuantity } from '../../ray/quantity';

/** An amount as a manifest gives it, a quantity or a bare number; undefined for what is none. */
export function quantityAmount(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') {
    return quantity;
  }
  return typeof quantity === 'string' && quantity.trim() === quantity
    ? parseQuantity(quantity)
    : undefined;
}
