import fc from 'fast-check';
import { PodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { arbitraryStackInput } from '../__testUtils__/arbitraryStackInput';
import type { StrictRayCluster } from '../__fixtures__/rayClusterSchema';
import { rayClusterSchema } from '../__fixtures__/rayClusterSchema';
import { KNOWN_CHART_VERSIONS } from '../chart/chartVersions';
import { renderRayCluster } from '../chart/renderRayCluster';
import { parseRayStackInput } from '../input/parseRayStackInput';
import type { PodInput } from '../input/podSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { canonicalQuantity } from './canonicalQuantity';
import { clusterValues } from './clusterValues';

const RUNS = { seed: 4, numRuns: 60 };

type PodTemplate = StrictRayCluster['spec']['headGroupSpec']['template'];

/** Chart 1.3.2 writes fields that nobody asked for as null or as an empty map or list (domain.md 3.4). */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutEmpty);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== null && !isEmpty(item))
          .map(([key, item]) => [key, withoutEmpty(item)]),
      )
    : value;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.keys(value).length === 0
    : false;
}

function render(chart: string, input: RayStackInput): StrictRayCluster {
  const rendered = renderRayCluster({
    chart,
    release: input.name,
    namespace: input.destination.namespace,
    values: JSON.parse(JSON.stringify(clusterValues(input))),
  });
  return rayClusterSchema.parse(
    chart === '1.3.2' ? withoutEmpty(rendered) : rendered,
  );
}

/** What a pod template must hold of what was asked for it, each part by itself. */
function expectPod(
  template: PodTemplate,
  input: RayStackInput,
  pod: PodInput & { image?: RayStackInput['head']['image'] },
): void {
  const { metadata, spec } = template;
  const [container] = spec.containers;
  expect(metadata.labels).toMatchObject(pod.labels);
  expect(metadata.annotations ?? {}).toEqual(pod.annotations);
  expect(spec.nodeSelector ?? {}).toEqual(pod.nodeSelector);
  expect(spec.tolerations ?? []).toEqual(
    JSON.parse(JSON.stringify(pod.tolerations)),
  );
  expect(spec.serviceAccountName).toBe(pod.serviceAccountName);
  expect(spec.priorityClassName).toBe(pod.priorityClassName);
  expect((spec.imagePullSecrets ?? []).map(({ name }) => name)).toEqual(
    input.imagePullSecrets,
  );
  const own = new Set(pod.env.map(({ name }) => name));
  expect(container?.env ?? []).toEqual(
    JSON.parse(
      JSON.stringify([
        ...input.env.filter(({ name }) => !own.has(name)),
        ...pod.env,
      ]),
    ),
  );
  const { image = input.ray.image } = pod;
  const tag =
    image.tag ?? (input.profile === 'ray-docs' ? 'latest' : input.ray.version);
  expect(container?.image).toBe(`${image.repository}:${tag}`);
  expect(container?.imagePullPolicy).toBe(image.pullPolicy);
}

/** Requests and limits that the chart's own defaults may stand beside, but not in the way of. */
function askedResources(
  profile: RayStackInput['profile'],
  group: RayStackInput['workerGroups'][number],
): Partial<Record<'requests' | 'limits', Record<string, string>>> {
  const { cpu, gpu, gpuResource, memory, resources, tpu } = group;
  const pods = { cpu, memory };
  const accelerators = {
    ...(gpu && { [gpuResource]: String(gpu) }),
    ...(tpu && { 'google.com/tpu': String(tpu) }),
  };
  const guide = profile === 'ray-docs';
  const sides = {
    requests: { ...pods, ...(!guide && accelerators), ...resources.requests },
    limits: { ...(!guide && pods), ...accelerators, ...resources.limits },
  };
  return Object.fromEntries(
    Object.entries(sides)
      .filter(([, amounts]) => Object.keys(amounts).length > 0)
      .map(([side, amounts]) => [
        side,
        Object.fromEntries(
          Object.entries(amounts).map(([name, quantity]) => [
            name,
            canonicalQuantity(String(quantity)),
          ]),
        ),
      ]),
  );
}

function expectHead(rendered: StrictRayCluster, input: RayStackInput): void {
  const { autoscaler, gcsFaultTolerance, head } = input;
  const { headGroupSpec, ...spec } = rendered.spec;
  expectPod(headGroupSpec.template, input, head);
  expect(headGroupSpec.serviceType).toBe(head.serviceType ?? 'ClusterIP');
  expect(headGroupSpec.rayStartParams ?? {}).toEqual(head.rayStartParams);
  expect(spec.enableInTreeAutoscaling ?? false).toBe(autoscaler.enabled);
  expect(spec.autoscalerOptions?.idleTimeoutSeconds).toBe(
    autoscaler.enabled ? autoscaler.idleTimeoutSeconds : undefined,
  );
  expect(spec.gcsFaultToleranceOptions?.redisUsername?.value).toBe(
    spec.gcsFaultToleranceOptions && gcsFaultTolerance?.redisUsername,
  );
}

function expectGroup(
  rendered: StrictRayCluster,
  input: RayStackInput,
  group: RayStackInput['workerGroups'][number],
): void {
  const found = rendered.spec.workerGroupSpecs.find(
    ({ groupName }) => groupName === group.name,
  );
  if (!found) {
    throw new Error(`no group ${group.name}`);
  }
  const { minReplicas, maxReplicas, numOfHosts } = group;
  expect(found).toMatchObject({
    replicas: group.replicas ?? minReplicas,
    minReplicas,
    maxReplicas,
    numOfHosts,
  });
  expect(found.rayStartParams ?? {}).toMatchObject(group.rayStartParams);
  expectPod(found.template, input, group);
  expect(found.template.spec.containers[0]?.resources).toMatchObject(
    askedResources(input.profile, group),
  );
}

describe.each(KNOWN_CHART_VERSIONS)(
  'clusterValues on chart %s, for any input',
  chart => {
    const parsed = arbitraryStackInput.map(input => parseRayStackInput(input));

    it('renders a RayCluster that its CRD and Kubernetes take', () => {
      fc.assert(
        fc.property(parsed, input => {
          const { headGroupSpec, workerGroupSpecs } = render(chart, input).spec;
          for (const { template } of [headGroupSpec, ...workerGroupSpecs]) {
            expect(() =>
              new PodTemplateSpec(
                template as ConstructorParameters<typeof PodTemplateSpec>[0],
              ).validate(),
            ).not.toThrow();
          }
        }),
        RUNS,
      );
    });

    it('renders what was asked for, and no group more', () => {
      fc.assert(
        fc.property(parsed, input => {
          const rendered = render(chart, input);
          expect(rendered.metadata.annotations ?? {}).toEqual(
            input.annotations,
          );
          expectHead(rendered, input);
          expect(rendered.spec.workerGroupSpecs).toHaveLength(
            input.workerGroups.length,
          );
          for (const group of input.workerGroups) {
            expectGroup(rendered, input, group);
          }
        }),
        RUNS,
      );
    });
  },
);
