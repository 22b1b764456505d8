import { parseQuantity } from './quantity';
import type { WorkerGroupRecord } from './records';

/** What Ray takes one pod of a group to have; `custom` absent: it cannot be told. */
export interface NodeResources {
  /** `CPU`, `GPU`, `TPU`, `memory` (bytes). */
  standard: Readonly<Record<string, number>>;
  custom?: Readonly<Record<string, number>>;
}

const RESOURCE_TPU = 'google.com/tpu';

/**
 * The resources of one pod, of a group or the head, as Ray's autoscaler infers them: `rayStartParams` first, then limits, then requests,
 * quantities rounded up (`_get_ray_resources_from_group_spec` in Ray's `autoscaling_config.py`).
 */
export function nodeResources(
  node: Pick<WorkerGroupRecord, 'template' | 'rayStartParams'>,
): NodeResources {
  const { template, rayStartParams = {} } = node;
  const amounts = { ...template.requests, ...template.limits };
  const gpu = Object.keys(amounts).find(
    name => name.endsWith('gpu') && roundedUp(amounts[name]) > 0,
  );
  const custom = customResources(rayStartParams.resources);
  return {
    standard: {
      CPU: given(rayStartParams['num-cpus']) ?? roundedUp(amounts.cpu),
      GPU: given(rayStartParams['num-gpus']) ?? roundedUp(amounts[gpu ?? '']),
      TPU: custom?.TPU ?? roundedUp(amounts[RESOURCE_TPU]),
      memory: given(rayStartParams.memory) ?? roundedUp(amounts.memory),
    },
    custom,
  };
}

function given(param: string | undefined): number | undefined {
  const value = param === undefined ? NaN : Number(param);
  return Number.isFinite(value) ? value : undefined;
}

function roundedUp(quantity: string | undefined): number {
  return Math.ceil(parseQuantity(quantity ?? '') ?? 0);
}

/** Written as `'{"x": 1}'` or `"{\"x\": 1}"`: Ray cuts the first and the last character off and drops backslashes. */
function customResources(
  param: string | undefined,
): Record<string, number> | undefined {
  if (param === undefined) {
    return {};
  }
  try {
    const parsed: unknown = JSON.parse(param.slice(1, -1).replace(/\\/g, ''));
    return isNumbers(parsed) ? parsed : undefined;
  } catch {
    // Ray cannot read it either; what it makes of that is not for us to say.
    return undefined;
  }
}

function isNumbers(value: unknown): value is Record<string, number> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(amount => Number.isFinite(amount))
  );
}
