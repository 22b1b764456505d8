const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY =
  /^([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))(?:([eE][+-]?[0-9]{1,3})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;

/** A Kubernetes quantity as a number, exact enough to compare; undefined for what is none. */
export function quantityAmount(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') {
    return quantity;
  }
  if (typeof quantity !== 'string') {
    return undefined;
  }
  const [, digits, exponent = '', suffix = ''] = QUANTITY.exec(quantity) ?? [];
  return digits === undefined
    ? undefined
    : Number(digits + exponent) * (SUFFIXES[suffix] ?? 1);
}
