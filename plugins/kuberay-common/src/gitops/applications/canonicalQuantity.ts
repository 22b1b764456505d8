/** Suffixes of each family by power: of ten to the third, and of two to the tenth. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

const QUANTITY = /^([0-9]+)(?:\.([0-9]+))?([A-Za-z]*)$/;

/**
 * A quantity as Kubernetes itself would write it, e.g. `500m` for `0.5`, `1Gi` for `1024Mi`: no
 * fraction, the largest suffix of its family that needs none; a binary one that is less than 1Ki or no whole number of
 * bytes becomes decimal (`apimachinery/pkg/api/resource/quantity.go`, `CanonicalizeBytes`). Any other spelling is a
 * difference for Argo CD as soon as a controller has written the object (domain.md 5.6, 6.4). What is finer
 * than a billionth stays as it is.
 */
export function canonicalQuantity(quantity: string): string {
  const [, whole, fraction = '', suffix = ''] = QUANTITY.exec(quantity) ?? [];
  if (whole === undefined) {
    return quantity;
  }
  const digits = BigInt(whole + fraction);
  const divisor = 10n ** BigInt(fraction.length);
  if (!suffix.endsWith('i')) {
    const power = DECIMAL.indexOf(suffix);
    return power < 0
      ? quantity
      : format(digits, divisor, power, DECIMAL, 1000n) ?? quantity;
  }
  const power = BINARY.indexOf(suffix);
  const bytes = digits * 1024n ** BigInt(Math.max(power, 0));
  if (power < 0) {
    return quantity;
  }
  const decimal = bytes % divisor !== 0n || bytes / divisor < 1024n;
  return (
    (decimal
      ? format(bytes, divisor, DECIMAL.indexOf(''), DECIMAL, 1000n)
      : format(bytes, divisor, 0, BINARY, 1024n)) ?? quantity
  );
}

/** `amount / divisor` of the suffix at this power, or undefined where the finest suffix is too coarse for it. */
function format(
  amount: bigint,
  divisor: bigint,
  power: number,
  suffixes: readonly string[],
  step: bigint,
): string | undefined {
  if (amount % divisor !== 0n) {
    return power === 0
      ? undefined
      : format(amount * step, divisor, power - 1, suffixes, step);
  }
  let count = amount / divisor;
  let index = power;
  while (count > 0n && count % step === 0n && index < suffixes.length - 1) {
    count /= step;
    index += 1;
  }
  return `${count}${suffixes[index]}`;
}
