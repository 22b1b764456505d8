import { compareBytewise } from '../chart/goTemplate';

/** The same map with its keys in bytewise order: Git should not see how a form ordered them. */
export function sortKeys<T>(
  map: Readonly<Record<string, T>>,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(map).sort(([left], [right]) => compareBytewise(left, right)),
  );
}
