import type { Pod, PodSpec } from '../nodes/Pod';
import { addResources, containerRequests } from '../nodes/podRequests';
import type { Resources } from '../nodes/podRequests';
import { ZERO, addQuantities, formatQuantity } from '../nodes/Quantity';
import type { Quantity } from '../nodes/Quantity';
import type { RayClusterSpec, RayClusterStatus } from './RayCluster';

type DesiredResources = Required<
  Pick<
    RayClusterStatus,
    'desiredCPU' | 'desiredMemory' | 'desiredGPU' | 'desiredTPU'
  >
>;

/**
 * What head and workers ask for: templates only (no autoscaler sidecar, no init container), requests before limits,
 * and the raw `replicas`, not the clamped ones (domain reference 5.2).
 */
export function desiredResources(spec: RayClusterSpec): DesiredResources {
  let total = templateResources(spec.head.template.spec);
  for (const group of spec.workerGroups.filter(g => !g.suspend)) {
    const pods = BigInt(group.replicas * group.numOfHosts);
    const one = templateResources(group.template.spec);
    total = addResources(total, times(one, pods));
  }
  const gpus = Object.entries(total)
    .filter(([name]) => name.endsWith('gpu'))
    .map(([, amount]) => amount)
    .reduce<Quantity>(addQuantities, ZERO);
  return {
    desiredCPU: formatQuantity(total.cpu ?? ZERO),
    desiredMemory: formatQuantity(total.memory ?? ZERO),
    desiredGPU: formatQuantity(gpus),
    desiredTPU: formatQuantity(total['google.com/tpu'] ?? ZERO),
  };
}

function templateResources(spec: PodSpec | Pod['spec']): Resources {
  return spec.containers.map(containerRequests).reduce(addResources, {});
}

function times(resources: Resources, factor: bigint): Resources {
  return Object.fromEntries(
    Object.entries(resources)
      .map(([name, { milli, format }]): [string, Quantity] => [
        name,
        { milli: milli * factor, format },
      ])
      .filter(([, { milli }]) => milli > 0n),
  );
}
