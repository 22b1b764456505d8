import type { RayStackInput } from '../input/rayStackInputSchema';
import type { WorkerGroupInput } from '../input/workerGroupSchema';

/** Resources that Ray counts itself; `ray start` ends at once if one of them is given as a custom one. */
const COUNTED_BY_RAY: readonly string[] = ['CPU', 'GPU', 'memory'];

/** Whether the group's custom resource, which has its name, would be one that Ray counts itself. */
export function isCountedByRay(group: WorkerGroupInput): boolean {
  return (
    group.customResource &&
    group.rayStartParams.resources === undefined &&
    COUNTED_BY_RAY.includes(group.name)
  );
}

/**
 * `rayStartParams.resources` with one custom resource of the group's name, or undefined without one.
 * Single quotes inside the string suit Ray's autoscaler and KubeRay both (R9); the guide's escaped
 * double quotes suit only the first.
 */
export function customResource(
  profile: RayStackInput['profile'],
  group: WorkerGroupInput,
): string | undefined {
  if (!group.customResource || isCountedByRay(group)) {
    return undefined;
  }
  const { name } = group;
  return profile === 'ray-docs' ? `"{\\"${name}\\": 1}"` : `'{"${name}": 1}'`;
}
