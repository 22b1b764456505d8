import { z } from 'zod/v3';
import { listOf, optionalText } from '../parseKubeObject';
import type { ContainerResources, PodTemplateRecord } from './records';

/** Quantities may be written as numbers: `nvidia.com/gpu: 1`. */
export const quantitiesSchema = z
  .record(z.union([z.string(), z.number()]))
  .nullish()
  .transform(map =>
    Object.fromEntries(
      Object.entries(map ?? {}).map(([name, value]) => [name, String(value)]),
    ),
  );

const resourcesSchema = z
  .object({ requests: quantitiesSchema, limits: quantitiesSchema })
  .nullish();

/** What a verdict needs of a pod template. */
export const podTemplateSchema = z
  .object({
    spec: z.object({
      containers: listOf(
        z.object({ image: optionalText, resources: resourcesSchema }),
      ),
    }),
  })
  .transform(({ spec }): PodTemplateRecord => {
    const [container, ...others] = spec.containers;
    const sidecars = others
      .map(({ resources }) => toResources(resources))
      .filter(asksForSomething);
    return {
      ...(container?.image && { image: container.image }),
      ...toResources(container?.resources),
      ...(sidecars.length > 0 && { sidecars }),
    };
  });

function toResources(
  resources: z.output<typeof resourcesSchema>,
): ContainerResources {
  return {
    requests: resources?.requests ?? {},
    limits: resources?.limits ?? {},
  };
}

function asksForSomething({ requests, limits }: ContainerResources): boolean {
  return Object.keys(requests).length + Object.keys(limits).length > 0;
}
