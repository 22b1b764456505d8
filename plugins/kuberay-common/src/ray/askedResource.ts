import type { PendingDemand } from '../view';

/** What demands ask for most tellingly: one resource and how much of it, as a person would say it. */
export interface AskedResource {
  /** `2`, `at least 4`. */
  amount: string;
  /** `GPU`, `GPUs`, or the name of a custom resource. */
  resource: string;
}

/** A task that wants a device waits for the device; CPUs and memory come with it. */
const PLAIN = ['CPU', 'memory'];
const COUNTED = new Set(['CPU', 'GPU', 'TPU']);

/** Adds up the scarcest resource of these demands. */
export function askedResource(demands: PendingDemand[]): AskedResource {
  const names = [
    ...new Set(demands.flatMap(({ resources }) => Object.keys(resources))),
  ];
  const name =
    names.find(each => !PLAIN.includes(each) && !each.includes(':')) ??
    PLAIN.find(each => names.includes(each)) ??
    names[0];
  const asking = demands.filter(({ resources }) => resources[name] > 0);
  const total = asking.reduce(
    (sum, { resources, count }) => sum + resources[name] * count,
    0,
  );
  const amount = name === 'memory' ? gibibytes(total) : rounded(total);
  return {
    amount: asking.some(({ atLeast }) => atLeast)
      ? `at least ${amount}`
      : amount,
    resource: COUNTED.has(name) && amount !== '1' ? `${name}s` : name,
  };
}

/** Ray shares devices in ten-thousandths; more digits are noise. */
function rounded(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

function gibibytes(bytes: number): string {
  return `${rounded(Math.round((bytes / 2 ** 30) * 10) / 10)} GiB`;
}
