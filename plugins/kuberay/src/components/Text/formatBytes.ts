const DECIMAL = { base: 1000, units: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] };
const BINARY = { base: 1024, units: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] };

/**
 * Memory for people, as `5 GB` or `46 GiB`: in the family of units in which somebody wrote the numbers.
 *
 * Kubernetes manifests hold both `5G` and `5Gi`; what is a whole number of megabytes was meant decimally.
 */
export function formatBytes(bytes: number): string {
  const { base, units } =
    bytes % 1_000_000 === 0 && bytes % 2 ** 20 !== 0 ? DECIMAL : BINARY;
  let amount = bytes;
  let unit = 0;
  while (amount >= base && unit < units.length - 1) {
    amount /= base;
    unit += 1;
  }
  const rounded =
    amount >= 100 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return `${rounded} ${units[unit]}`;
}
