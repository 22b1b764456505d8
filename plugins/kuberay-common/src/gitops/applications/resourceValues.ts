import type { ResourcesInput } from '../input/resourcesSchema';
import { canonicalQuantity } from './canonicalQuantity';

/** Quantities by resource name. */
export type Amounts = Readonly<Record<string, string>>;

/**
 * Requests and limits, each from its short forms and from what is given beside them, which wins key by key. A side
 * without any amount is left out; so are both together.
 */
export function resourceValues(
  short: { requests: Amounts; limits: Amounts },
  given: ResourcesInput,
): Record<string, unknown> | undefined {
  const requests = canonicalAmounts({ ...short.requests, ...given.requests });
  const limits = canonicalAmounts({ ...short.limits, ...given.limits });
  return requests || limits
    ? { ...(requests && { requests }), ...(limits && { limits }) }
    : undefined;
}

/** CPU and memory first, as people read them; the others by name. */
function canonicalAmounts(
  amounts: Amounts,
): Record<string, string> | undefined {
  const { cpu, memory, ...others } = amounts;
  const names = Object.keys(others).sort();
  const entries = [
    ...(cpu === undefined ? [] : [['cpu', cpu]]),
    ...(memory === undefined ? [] : [['memory', memory]]),
    ...names.map(name => [name, others[name]]),
  ];
  return entries.length > 0
    ? Object.fromEntries(
        entries.map(([name, quantity]) => [name, canonicalQuantity(quantity)]),
      )
    : undefined;
}
