/** Suffixes of each family by power: of ten to the third, and of two to the tenth. */
const DECIMAL = ['m', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

const QUANTITY = /^([0-9]+)(?:\.([0-9]+))?([A-Za-z]*)$/;

/**
 * A quantity as Kubernetes itself would write it, e.g. `500m` for `0.5`, `1Gi` for `1024Mi`: no
 * fraction, the largest suffix of its family that needs none. Any other spelling is a difference
 * for Argo CD as soon as a controller has written the object (domain.md 5.6, 6.4). What is finer
 * than a thousandth stays as it is.
 */
export function canonicalQuantity(quantity: string): string {
  const [, whole, fraction = '', suffix = ''] = QUANTITY.exec(quantity) ?? [];
  if (whole === undefined) {
    return quantity;
  }
  const binary = suffix.endsWith('i');
  const suffixes = binary ? BINARY : DECIMAL;
  const step = binary ? 1024n : 1000n;
  let power = suffixes.indexOf(suffix);
  let amount = BigInt(whole + fraction);
  let divisor = 10n ** BigInt(fraction.length);
  while (amount % divisor !== 0n && power > 0) {
    amount *= step;
    power -= 1;
  }
  if (power < 0 || amount % divisor !== 0n) {
    return quantity;
  }
  amount /= divisor;
  divisor = step;
  while (
    amount > 0n &&
    amount % divisor === 0n &&
    power < suffixes.length - 1
  ) {
    amount /= divisor;
    power += 1;
  }
  return `${amount}${suffixes[power]}`;
}
