import type { Container, PodSpec } from './Pod';
import { ZERO, addQuantities, parseQuantity } from './Quantity';
import type { Quantity } from './Quantity';

/** Resource name → amount. */
export type Resources = Record<string, Quantity>;

/** By the list of containers, which a spec keeps when it gets its node. */
const known = new WeakMap<readonly Container[], Resources>();

/**
 * What the scheduler reserves for a pod: the sum of its containers, or the largest init container where that is more.
 * Added up once per spec: a pod counts against its node whenever another one is placed.
 *
 * @throws Error if an amount is no quantity
 */
export function podRequests(spec: PodSpec): Resources {
  const requests = known.get(spec.containers) ?? addUpRequests(spec);
  known.set(spec.containers, requests);
  return requests;
}

function addUpRequests(spec: PodSpec): Resources {
  const total = spec.containers.map(containerRequests).reduce(addResources, {});
  for (const container of spec.initContainers ?? []) {
    for (const [name, amount] of Object.entries(containerRequests(container))) {
      if (amount.milli > (total[name] ?? ZERO).milli) {
        total[name] = amount;
      }
    }
  }
  return total;
}

/** The requests of a container; a limit without a request is its request, as the API server defaults it. */
export function containerRequests(container: Container): Resources {
  const { requests, limits } = container.resources ?? {};
  return Object.fromEntries(
    Object.entries({ ...limits, ...requests }).map(([name, value]) => [
      name,
      parseQuantity(value),
    ]),
  );
}

/** Adds two amounts of each resource. */
export function addResources(a: Resources, b: Resources): Resources {
  const sum = { ...a };
  for (const [name, amount] of Object.entries(b)) {
    sum[name] = addQuantities(sum[name] ?? ZERO, amount);
  }
  return sum;
}
