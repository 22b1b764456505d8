import { containerRequests } from '../nodes/podRequests';
import { parseQuantity } from '../nodes/Quantity';
import type { PodTemplate } from './RayCluster';

/** Ray's name of a resource → amount, as tasks ask for it and nodes have it: `{CPU: 1, GPU: 4}`. */
export type Bundle = Readonly<Record<string, number>>;

/** What a Ray node of this template offers to tasks: `rayStartParams` first, then the container's limits and requests. */
export function nodeResources(options: {
  rayStartParams: Readonly<Record<string, string>>;
  template: PodTemplate;
}): { bundle: Bundle; memoryBytes: number } {
  const { rayStartParams, template } = options;
  const container = template.spec.containers[0] ?? { name: 'none' };
  const requests = containerRequests(container);
  const limits = container.resources?.limits ?? {};
  const cpu =
    limits.cpu === undefined ? requests.cpu : parseQuantity(limits.cpu);
  const [, gpus] =
    Object.entries(limits).find(([name]) => name.endsWith('gpu')) ?? [];
  const cpus = amount(rayStartParams['num-cpus'], () =>
    cpu ? Math.ceil(Number(cpu.milli) / 1000) : 0,
  );
  const gpuCount = amount(rayStartParams['num-gpus'], () =>
    gpus === undefined ? 0 : Number(parseQuantity(gpus).milli) / 1000,
  );
  const memory = limits.memory ?? container.resources?.requests?.memory;
  return {
    bundle: {
      ...(cpus > 0 && { CPU: cpus }),
      ...(gpuCount > 0 && { GPU: gpuCount }),
      ...customResources(rayStartParams.resources),
    },
    memoryBytes: amount(rayStartParams.memory, () =>
      memory === undefined ? 0 : Number(parseQuantity(memory).milli) / 1000,
    ),
  };
}

/** `"{\"accelerator\": 1}"`, quoted for a shell as the charts write it; what cannot be read offers nothing. */
function customResources(text: string | undefined): Bundle {
  try {
    const unquoted: unknown = JSON.parse(text ?? '{}');
    const parsed: unknown =
      typeof unquoted === 'string' ? JSON.parse(unquoted) : unquoted;
    return Object.fromEntries(
      Object.entries(parsed ?? {}).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
      ),
    );
  } catch {
    return {};
  }
}

/** Whether a node of this size can run one task of that size. */
export function fits(task: Bundle, node: Bundle): boolean {
  return Object.entries(task).every(
    ([name, wanted]) => wanted <= (node[name] ?? 0),
  );
}

/** As Python prints a dictionary of floats: `{'CPU': 1.0, 'GPU': 4.0}`. */
export function formatBundle(bundle: Bundle): string {
  const parts = Object.entries(bundle)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `'${name}': ${formatFloat(value)}`);
  return `{${parts.join(', ')}}`;
}

/** `1.0`, `0.5`. */
export function formatFloat(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** The given text where it is a number, else what is found otherwise. */
function amount(given: string | undefined, otherwise: () => number): number {
  const value = Number(given);
  return given === undefined || Number.isNaN(value) ? otherwise() : value;
}
