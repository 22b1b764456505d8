/** Multipliers of a Kubernetes quantity's suffix (`apimachinery/pkg/api/resource/quantity.go`). */
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
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/** Far above what the API server takes, and far below what would make a sum of them infinite: `1e400` is no number. */
const GREATEST_VALUE = 1e24;

/**
 * The value of a Kubernetes quantity: cores for `"500m"`, bytes for `"2Gi"`.
 * `undefined` for what is no quantity; the API server lets none through.
 *
 * @public
 */
export function parseQuantity(quantity: string): number | undefined {
  const match = QUANTITY.exec(quantity.trim());
  if (!match) {
    return undefined;
  }
  const [, digits, exponent, suffix] = match;
  const value = exponent
    ? Number(`${digits}${exponent}`)
    : Number(digits) * SUFFIXES[suffix ?? ''];
  return Math.min(Math.max(value, -GREATEST_VALUE), GREATEST_VALUE);
}
