import type { RayStackInput } from '../input/rayStackInputSchema';
import { envValues, overridesCommonEnv } from './envValues';
import { gcsFaultToleranceValues } from './gcsFaultToleranceValues';
import { additionalGroupValues, workerValues } from './groupValues';
import { headValues } from './headValues';
import { globalImage } from './imageValues';
import { sortedMap } from './podValues';
import { sortKeys } from './sortKeys';

/**
 * Helm values of chart `ray-cluster`: the first worker group is `worker`, the others are
 * `additionalWorkerGroups`, sorted as the chart sorts them. No null and no empty map, which the chart reads as something
 * else than nothing (domain.md 3.5).
 */
export function clusterValues(input: RayStackInput): Record<string, unknown> {
  const { env, gcsFaultTolerance, head, imagePullSecrets } = input;
  const [worker, ...additional] = input.workerGroups;
  return {
    image: globalImage(input),
    ...(imagePullSecrets.length > 0 && {
      imagePullSecrets: imagePullSecrets.map(name => ({ name })),
    }),
    ...sortedMap('annotations', input.annotations),
    ...(env.length > 0 &&
      !overridesCommonEnv(input) && {
        common: { containerEnv: envValues(env) },
      }),
    ...(gcsFaultTolerance && {
      gcsFaultTolerance: gcsFaultToleranceValues(gcsFaultTolerance),
    }),
    ...(head.serviceType !== undefined && {
      service: { type: head.serviceType },
    }),
    head: headValues(input),
    ...(worker && { worker: workerValues(input, worker) }),
    ...(additional.length > 0 && {
      additionalWorkerGroups: sortKeys(
        Object.fromEntries(
          additional.map(group => [
            group.name,
            additionalGroupValues(input, group),
          ]),
        ),
      ),
    }),
  };
}
