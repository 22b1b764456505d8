/** The scheduler's list of reasons, up to what it says of claims and preemption. */
const REASONS = /^0\/\d+ nodes are available: (.+?)\.(?: |$)/;

/** One entry of it: `5 Insufficient nvidia.com/gpu`. */
const INSUFFICIENT = /^\d+ Insufficient (\S+)$/;

/**
 * The resources that the nodes have too little of, by the scheduler's message
 * (`0/5 nodes are available: 3 Insufficient cpu, 5 Insufficient memory. preemption: ...`). Empty where it says
 * anything else of some node, such as a taint: then more of the resource alone may not help.
 */
export function missingResources(message: string | undefined): string[] {
  const [, reasons] = REASONS.exec(message ?? '') ?? [];
  const matches = reasons?.split(', ').map(entry => INSUFFICIENT.exec(entry));
  return matches?.every(match => match !== null)
    ? matches.map(([, resource]) => resource)
    : [];
}
