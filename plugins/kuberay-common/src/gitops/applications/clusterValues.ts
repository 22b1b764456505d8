import { KUBERNETES_ID } from '../argocdNames';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { WorkerGroupInput } from '../input/workerGroupSchema';
import { canonicalQuantity } from './canonicalQuantity';
import { groupValues } from './groupValues';
import { kubernetesId } from './kubernetesId';
import { sortKeys } from './sortKeys';

/** The chart's own request since 1.6.0, where 2G had proved too little. */
const HEAD_RESOURCES = { cpu: '1', memory: '5Gi' };

/**
 * Helm values of chart `ray-cluster`: the first worker group is `worker`, the others are
 * `additionalWorkerGroups`, sorted as the chart sorts them.
 */
export function clusterValues(input: RayStackInput): Record<string, unknown> {
  const [worker, ...additional] = input.workerGroups;
  return {
    image: globalImage(input),
    ...(Object.keys(input.annotations).length > 0 && {
      annotations: sortKeys(input.annotations),
    }),
    head: headValues(input),
    ...(worker && { worker: workerValues(input, worker) }),
    ...(additional.length > 0 && {
      additionalWorkerGroups: sortKeys(
        Object.fromEntries(
          additional.map(group => [group.name, additionalValues(input, group)]),
        ),
      ),
    }),
  };
}

function globalImage(input: RayStackInput): Record<string, string> {
  const { repository, tag, pullPolicy } = input.ray.image;
  const standard = input.profile === 'ray-docs' ? 'latest' : input.ray.version;
  return { repository, tag: tag ?? standard, pullPolicy };
}

function headValues(input: RayStackInput): Record<string, unknown> {
  const { autoscaler, head, profile, ray } = input;
  const id = kubernetesId(input);
  const labels = sortKeys({
    ...head.labels,
    ...(id !== undefined && { [KUBERNETES_ID]: id }),
  });
  const resources = headResources(input);
  return {
    ...(profile === 'recommended' && { rayVersion: ray.version }),
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(Object.keys(head.rayStartParams).length > 0 && {
      rayStartParams: sortKeys(head.rayStartParams),
    }),
    ...(autoscaler.enabled && {
      enableInTreeAutoscaling: true,
      autoscalerOptions: autoscalerOptions(input),
    }),
    ...(resources && { resources }),
  };
}

function autoscalerOptions(input: RayStackInput): Record<string, unknown> {
  const { version, upscalingMode, idleTimeoutSeconds, env } = input.autoscaler;
  return {
    version,
    upscalingMode,
    idleTimeoutSeconds,
    ...(env.length > 0 && {
      env: env.map(({ name, value }) => ({ name, value })),
    }),
  };
}

/** In the guide the head's resources are the chart's affair unless somebody asks for them. */
function headResources(
  input: RayStackInput,
): Record<string, unknown> | undefined {
  const { cpu, memory } = input.head;
  if (
    input.profile === 'ray-docs' &&
    cpu === undefined &&
    memory === undefined
  ) {
    return undefined;
  }
  const amounts = {
    cpu: canonicalQuantity(cpu ?? HEAD_RESOURCES.cpu),
    memory: canonicalQuantity(memory ?? HEAD_RESOURCES.memory),
  };
  return { requests: amounts, limits: { ...amounts } };
}

function workerValues(
  input: RayStackInput,
  group: WorkerGroupInput,
): Record<string, unknown> {
  return {
    groupName: group.name,
    ...(group.image && { image: completeImage(group.image) }),
    ...groupValues(input.profile, group),
  };
}

/** `disabled` is written out: a group called `smallGroup` would inherit `true` (domain.md 3.4). */
function additionalValues(
  input: RayStackInput,
  group: WorkerGroupInput,
): Record<string, unknown> {
  const guideImage =
    input.profile === 'ray-docs' ? globalImage(input) : undefined;
  const image = group.image ? completeImage(group.image) : guideImage;
  return {
    ...(image && { image }),
    disabled: false,
    ...groupValues(input.profile, group),
  };
}

function completeImage(
  image: NonNullable<WorkerGroupInput['image']>,
): Record<string, string> {
  const { repository, tag, pullPolicy } = image;
  return { repository, tag, pullPolicy };
}
