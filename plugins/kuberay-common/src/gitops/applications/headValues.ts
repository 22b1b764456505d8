import { KUBERNETES_ID } from '../argocdNames';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { autoscalerValues } from './autoscalerValues';
import { ownImage } from './imageValues';
import { kubernetesId } from './kubernetesId';
import { podValues, sortedMap } from './podValues';
import type { Amounts } from './resourceValues';
import { resourceValues } from './resourceValues';

/** The chart's own request since 1.6.0, where 2G had proved too little. */
const HEAD_RESOURCES = { cpu: '1', memory: '5Gi' };

/** Helm values of the head pod and of the autoscaler in it. */
export function headValues(input: RayStackInput): Record<string, unknown> {
  const { autoscaler, head, profile, ray } = input;
  const id = kubernetesId(input);
  const labels = { ...head.labels, ...(id && { [KUBERNETES_ID]: id }) };
  const short = headAmounts(input);
  const resources = resourceValues(
    { requests: short, limits: short },
    head.resources,
  );
  return {
    ...(profile === 'recommended' && { rayVersion: ray.version }),
    ...(head.image && { image: ownImage(head.image) }),
    ...podValues(input, { ...head, labels }),
    ...sortedMap('rayStartParams', head.rayStartParams),
    ...(autoscaler.enabled && {
      enableInTreeAutoscaling: true,
      autoscalerOptions: autoscalerValues(autoscaler),
    }),
    ...(resources && { resources }),
  };
}

/** In the guide the head's resources are the chart's affair unless somebody asks for them. */
function headAmounts({ head, profile }: RayStackInput): Amounts {
  const { cpu, memory } = head;
  return profile === 'ray-docs' && cpu === undefined && memory === undefined
    ? {}
    : {
        cpu: cpu ?? HEAD_RESOURCES.cpu,
        memory: memory ?? HEAD_RESOURCES.memory,
      };
}
