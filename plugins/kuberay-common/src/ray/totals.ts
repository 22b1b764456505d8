import type { Totals } from '../view';
import { parseQuantity } from './quantity';
import type { PodTemplateRecord } from './records';

/** One pod template and how many pods are made of it. @public */
export interface TemplateCount {
  template: PodTemplateRecord;
  pods: number;
}

/** What pods ask of their nodes: cores, bytes, devices. @public */
export type Resources = Pick<Totals, 'cpu' | 'memory' | 'gpu' | 'tpu'>;

const RESOURCE_TPU = 'google.com/tpu';

/**
 * Resources of pods as the operator adds them up for `status.desiredCPU` and the like
 * (`CalculatePodResource` in `controllers/ray/utils/util.go`): of each container a request counts, and the limit where
 * there is no request.
 * Unlike the status it counts clamped replicas, so it agrees with the desired workers.
 *
 * @public
 */
export function totalResources(templates: TemplateCount[]): Resources {
  const totals: Resources = { cpu: 0, memory: 0, gpu: 0, tpu: 0 };
  for (const { template, pods } of templates) {
    const amounts = [template, ...(template.sidecars ?? [])].flatMap(
      ({ limits, requests }) => Object.entries({ ...limits, ...requests }),
    );
    for (const [name, quantity] of amounts) {
      const resource = resourceOf(name);
      if (resource) {
        // No pod is made of a template that asks for less than nothing.
        totals[resource] += Math.max(0, parseQuantity(quantity) ?? 0) * pods;
      }
    }
  }
  // 0.1 + 0.2 is not 0.3: thousandths are the finest that anybody asks for.
  return { ...totals, cpu: Math.round(totals.cpu * 1000) / 1000 };
}

function resourceOf(name: string): keyof Resources | undefined {
  if (name === 'cpu' || name === 'memory') {
    return name;
  }
  if (name === RESOURCE_TPU) {
    return 'tpu';
  }
  // Vendors differ: nvidia.com/gpu, amd.com/gpu.
  return name.endsWith('gpu') ? 'gpu' : undefined;
}
