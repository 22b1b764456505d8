/** An amount of a resource as Kubernetes counts it: in thousandths, with the family of suffixes it was written in. */
export interface Quantity {
  milli: bigint;
  format: 'decimal' | 'binary';
}

const QUANTITY =
  /^([+-]?)(\d+)(?:\.(\d{1,9}))?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

const DECIMAL: ReadonlyArray<[string, bigint]> = [
  ['E', 10n ** 21n],
  ['P', 10n ** 18n],
  ['T', 10n ** 15n],
  ['G', 10n ** 12n],
  ['M', 10n ** 9n],
  ['k', 10n ** 6n],
  ['', 1000n],
  ['m', 1n],
];

const BINARY: ReadonlyArray<[string, bigint]> = [
  ['Ei', 1000n * 1024n ** 6n],
  ['Pi', 1000n * 1024n ** 5n],
  ['Ti', 1000n * 1024n ** 4n],
  ['Gi', 1000n * 1024n ** 3n],
  ['Mi', 1000n * 1024n ** 2n],
  ['Ki', 1000n * 1024n],
];

const SCALE: ReadonlyMap<string, bigint> = new Map([...DECIMAL, ...BINARY]);

/**
 * Reads `"500m"`, `"1.5"`, `2`, `"1Gi"`; what is finer than a thousandth is rounded up, as the API server does.
 *
 * @throws Error naming the text that is no quantity; exponents (`1e3`) are not read
 */
export function parseQuantity(value: unknown): Quantity {
  const text = String(value);
  const match = QUANTITY.exec(text);
  const scale = match ? SCALE.get(match[4] ?? '') : undefined;
  if (!match || scale === undefined) {
    throw new Error(`"${text}" is not a quantity`);
  }
  const [, sign, whole, fraction = ''] = match;
  const divisor = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * scale;
  const milli = (scaled + divisor - 1n) / divisor;
  return {
    milli: sign === '-' ? -milli : milli,
    format: (match[4] ?? '').endsWith('i') ? 'binary' : 'decimal',
  };
}

/** The sum; it keeps the suffixes of the first summand that is not zero, as Kubernetes does. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return {
    milli: a.milli + b.milli,
    format: a.milli === 0n ? b.format : a.format,
  };
}

/** The canonical text: the largest suffix without a fraction, e.g. `500200m`, `3500M`, `1Gi`. */
export function formatQuantity(quantity: Quantity): string {
  const { milli, format } = quantity;
  if (milli === 0n) {
    return '0';
  }
  const units =
    format === 'binary' ? [...BINARY, ...DECIMAL.slice(-2)] : DECIMAL;
  for (const [suffix, scale] of units) {
    if (milli % scale === 0n) {
      return `${milli / scale}${suffix}`;
    }
  }
  // Unreachable: every amount is a whole number of thousandths.
  return `${milli}m`;
}

/** Zero, to start a sum with. */
export const ZERO: Quantity = { milli: 0n, format: 'decimal' };
