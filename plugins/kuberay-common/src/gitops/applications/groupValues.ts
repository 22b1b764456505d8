import type { RayStackInput } from '../input/rayStackInputSchema';
import type { WorkerGroupInput } from '../input/workerGroupSchema';
import { TPU_RESOURCE } from '../input/workerGroupSchema';
import { customResource } from './customResource';
import { globalImage, ownImage } from './imageValues';
import { podValues, sortedMap } from './podValues';
import { resourceValues } from './resourceValues';

/** Helm values of the first worker group, the chart's `worker`. */
export function workerValues(
  input: RayStackInput,
  group: WorkerGroupInput,
): Record<string, unknown> {
  return {
    groupName: group.name,
    ...(group.image && { image: ownImage(group.image) }),
    ...groupValues(input, group),
  };
}

/**
 * Helm values of a further worker group; its name is its key. `disabled` is written out: a group called `smallGroup`
 * would inherit `true` (domain.md 3.4).
 */
export function additionalGroupValues(
  input: RayStackInput,
  group: WorkerGroupInput,
): Record<string, unknown> {
  const guideImage =
    input.profile === 'ray-docs' ? globalImage(input) : undefined;
  const image = group.image ? ownImage(group.image) : guideImage;
  return {
    ...(image && { image }),
    disabled: false,
    ...groupValues(input, group),
  };
}

/** What `worker` and additional groups have in common. */
function groupValues(
  input: RayStackInput,
  group: WorkerGroupInput,
): Record<string, unknown> {
  const resource = customResource(input.profile, group);
  return {
    replicas: group.replicas ?? group.minReplicas,
    minReplicas: group.minReplicas,
    maxReplicas: group.maxReplicas,
    ...(group.numOfHosts !== 1 && { numOfHosts: group.numOfHosts }),
    ...podValues(input, group),
    ...sortedMap('rayStartParams', {
      ...(resource !== undefined && { resources: resource }),
      ...group.rayStartParams,
    }),
    resources: groupResources(input.profile, group),
  };
}

/**
 * Requests and limits alike, else the chart's default limits are merged in or there are none at
 * all (domain.md 3.5). The guide gives requests only; an accelerator counts in limits.
 */
function groupResources(
  profile: RayStackInput['profile'],
  group: WorkerGroupInput,
): Record<string, unknown> | undefined {
  const { cpu, memory, gpu, gpuResource, resources, tpu } = group;
  const accelerators = {
    ...(gpu && { [gpuResource]: String(gpu) }),
    ...(tpu && { [TPU_RESOURCE]: String(tpu) }),
  };
  const amounts = { cpu, memory, ...accelerators };
  return profile === 'ray-docs'
    ? resourceValues(
        { requests: { cpu, memory }, limits: accelerators },
        resources,
      )
    : resourceValues({ requests: amounts, limits: amounts }, resources);
}
