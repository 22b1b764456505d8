import type { RayStackInput } from '../input/rayStackInputSchema';

/** `gcsFaultTolerance` of the chart: user name and password are each a `value` or where it comes from. */
export function gcsFaultToleranceValues(
  options: NonNullable<RayStackInput['gcsFaultTolerance']>,
): Record<string, unknown> {
  const { redisAddress, redisUsername, redisPasswordSecret } = options;
  const { externalStorageNamespace } = options;
  return {
    enabled: true,
    redisAddress,
    ...(redisUsername !== undefined && {
      redisUsername: { value: redisUsername },
    }),
    ...(redisPasswordSecret && {
      redisPassword: {
        valueFrom: {
          secretKeyRef: {
            name: redisPasswordSecret.name,
            key: redisPasswordSecret.key,
          },
        },
      },
    }),
    ...(externalStorageNamespace !== undefined && { externalStorageNamespace }),
  };
}
