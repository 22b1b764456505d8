import type { RayStackInput } from '../input/rayStackInputSchema';
import type { WorkerGroupInput } from '../input/workerGroupSchema';
import { canonicalQuantity } from './canonicalQuantity';
import { customResource } from './customResource';
import { sortKeys } from './sortKeys';

type Profile = RayStackInput['profile'];

/** Helm values of one worker group as far as `worker` and additional groups have them in common. */
export function groupValues(
  profile: Profile,
  group: WorkerGroupInput,
): Record<string, unknown> {
  const params = groupRayStartParams(profile, group);
  return {
    replicas: group.replicas ?? group.minReplicas,
    minReplicas: group.minReplicas,
    maxReplicas: group.maxReplicas,
    ...(Object.keys(params).length > 0 && { rayStartParams: params }),
    resources: groupResources(profile, group),
  };
}

function groupRayStartParams(
  profile: Profile,
  group: WorkerGroupInput,
): Record<string, string> {
  const resource = customResource(profile, group);
  return sortKeys({
    ...(resource !== undefined && { resources: resource }),
    ...group.rayStartParams,
  });
}

/**
 * Requests and limits alike, else the chart's default limits are merged in or there are none at
 * all (domain.md 3.5). The guide gives requests only; a GPU counts in limits.
 */
function groupResources(
  profile: Profile,
  group: WorkerGroupInput,
): Record<string, unknown> {
  const { cpu, memory } = group;
  const gpu = group.gpu ? { 'nvidia.com/gpu': String(group.gpu) } : undefined;
  if (profile === 'ray-docs') {
    return { requests: { cpu, memory }, ...(gpu && { limits: gpu }) };
  }
  const amounts = {
    cpu: canonicalQuantity(cpu),
    memory: canonicalQuantity(memory),
    ...gpu,
  };
  return { requests: amounts, limits: { ...amounts } };
}
