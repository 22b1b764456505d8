import type { RayStackInput } from '../input/rayStackInputSchema';
import { envValues } from './envValues';
import { resourceValues } from './resourceValues';

/** `head.autoscalerOptions`, which the chart passes on as they are. */
export function autoscalerValues(
  autoscaler: RayStackInput['autoscaler'],
): Record<string, unknown> {
  const { version, upscalingMode, idleTimeoutSeconds } = autoscaler;
  const { env, image, imagePullPolicy } = autoscaler;
  const resources =
    autoscaler.resources &&
    resourceValues({ requests: {}, limits: {} }, autoscaler.resources);
  return {
    version,
    upscalingMode,
    idleTimeoutSeconds,
    ...(image !== undefined && { image }),
    ...(imagePullPolicy !== undefined && { imagePullPolicy }),
    ...(env.length > 0 && { env: envValues(env) }),
    ...(resources && { resources }),
  };
}
