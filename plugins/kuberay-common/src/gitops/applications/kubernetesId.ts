import { KUBERNETES_ID } from '../argocdNames';
import type { RayStackInput } from '../input/rayStackInputSchema';

/**
 * The id that head pod and catalog entity share: as given, else as a label of the head gives it,
 * else the stack's name; the guide has none, and neither has who gives an empty text.
 */
export function kubernetesId(input: RayStackInput): string | undefined {
  const standard =
    input.profile === 'ray-docs' || input.kubernetesId === ''
      ? undefined
      : input.name;
  return input.kubernetesId || (input.head.labels[KUBERNETES_ID] ?? standard);
}
