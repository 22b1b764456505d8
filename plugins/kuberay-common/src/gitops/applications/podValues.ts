import type { PodInput } from '../input/podSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { envValues, podEnv } from './envValues';
import { sortKeys } from './sortKeys';

/** Helm values that head and worker groups have in common: environment, labels, place and identity of the pods. */
export function podValues(
  input: RayStackInput,
  pod: PodInput,
): Record<string, unknown> {
  const env = podEnv(input, pod.env);
  const { serviceAccountName, priorityClassName } = pod;
  return {
    ...sortedMap('labels', pod.labels),
    ...sortedMap('annotations', pod.annotations),
    ...(env.length > 0 && { containerEnv: envValues(env) }),
    ...sortedMap('nodeSelector', pod.nodeSelector),
    ...(pod.tolerations.length > 0 && {
      tolerations: pod.tolerations.map(tolerationValues),
    }),
    ...(serviceAccountName !== undefined && { serviceAccountName }),
    ...(priorityClassName !== undefined && { priorityClassName }),
  };
}

/** The map under its name, or nothing for an empty one. */
export function sortedMap(
  name: string,
  map: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.keys(map).length > 0 ? { [name]: sortKeys(map) } : {};
}

/** The keys in one order, however a form sorted them. */
function tolerationValues(
  toleration: PodInput['tolerations'][number],
): Record<string, unknown> {
  const { key, operator, value, effect, tolerationSeconds } = toleration;
  return {
    ...(key !== undefined && { key }),
    operator,
    ...(value !== undefined && { value }),
    ...(effect !== undefined && { effect }),
    ...(tolerationSeconds !== undefined && { tolerationSeconds }),
  };
}
