import type { Container } from '../nodes/Pod';
import { containerRequests } from '../nodes/podRequests';
import { parseQuantity } from '../nodes/Quantity';

/**
 * The `ray start` line that the operator generates: its own defaults, then CPUs, memory and GPUs of the container where
 * `rayStartParams` does not say; parameters sorted by name (recorded/healthy).
 */
export function rayStartCommand(options: {
  container: Container;
  rayStartParams: Record<string, string>;
  role:
    | { type: 'head'; autoscaling: boolean }
    | { type: 'worker'; address: string };
}): string {
  const { container, rayStartParams, role } = options;
  const requests = containerRequests(container);
  const limits = container.resources?.limits ?? {};
  const cpu =
    limits.cpu === undefined ? requests.cpu : parseQuantity(limits.cpu);
  const gpus = Object.entries(limits).find(([name]) => name.endsWith('gpu'));
  const params: Record<string, string> = {
    block: 'true',
    'dashboard-agent-listen-port': '52365',
    'metrics-export-port': '8080',
    ...(role.type === 'head' && { 'dashboard-host': '0.0.0.0' }),
    ...(role.type === 'head' && role.autoscaling && { 'no-monitor': 'true' }),
    ...(role.type === 'worker' && { address: role.address }),
    // Whole CPUs, rounded up, as Kubernetes' Value() of a quantity.
    ...(cpu && { 'num-cpus': String((cpu.milli + 999n) / 1000n) }),
    ...(limits.memory !== undefined && {
      memory: String(parseQuantity(limits.memory).milli / 1000n),
    }),
    ...(gpus && { 'num-gpus': String(gpus[1]) }),
    ...rayStartParams,
  };
  const flags = Object.keys(params)
    .sort()
    .map(name =>
      params[name] === 'true' ? ` --${name} ` : ` --${name}=${params[name]} `,
    )
    .join('');
  return role.type === 'head'
    ? `ray start --head ${flags}`
    : `ray start ${flags}`;
}
