import { z } from 'zod/v3';
import { quantitiesSchema } from './podTemplate';
import { parseQuantity } from './quantity';

/** Everything else of `rayStartParams` says nothing about resources. */
const RESOURCE_PARAMS = ['num-cpus', 'num-gpus', 'memory', 'resources'];

/** The parameter that Ray's own name of a resource stands for; all others are custom ones. */
const PARAM_OF: ReadonlyMap<string, string> = new Map([
  ['CPU', 'num-cpus'],
  ['GPU', 'num-gpus'],
  ['memory', 'memory'],
]);

/** The fields of a group, or of the head, that say which resources Ray sees on its nodes. */
export const rayParamsShape = {
  rayStartParams: z.record(z.unknown()).nullish(),
  // Only a hint: Ray's own words are set against it.
  resources: quantitiesSchema.catch({}),
};

/** What {@link rayParamsShape} reads. */
export interface RayParamsFields {
  rayStartParams?: Record<string, unknown> | null;
  /** KubeRay 1.5 and later. */
  resources: Record<string, string>;
}

/**
 * What is said of Ray's resources, as `rayStartParams`. The field `resources` says the same in another way: the
 * operator turns it into these, and takes no group that has both (`controllers/ray/common/pod.go`). Undefined where
 * nothing is said: then the containers say it.
 */
export function toRayParams({
  rayStartParams,
  resources,
}: RayParamsFields): Record<string, string> | undefined {
  const params = new Map<string, string>();
  for (const [name, value] of Object.entries(rayStartParams ?? {})) {
    if (RESOURCE_PARAMS.includes(name) && typeof value === 'string') {
      params.set(name, value);
    }
  }
  const custom = new Map<string, number>();
  for (const [name, quantity] of Object.entries(resources)) {
    const amount = parseQuantity(quantity) ?? 0;
    const param = PARAM_OF.get(name);
    if (param) {
      params.set(param, String(amount));
    } else {
      custom.set(name, amount);
    }
  }
  if (custom.size > 0) {
    const json = JSON.stringify(Object.fromEntries(custom));
    params.set('resources', `'${json}'`);
  }
  return params.size > 0 ? Object.fromEntries(params) : undefined;
}
