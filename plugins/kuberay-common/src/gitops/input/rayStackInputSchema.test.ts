import { z } from 'zod/v3';
import { describeInput } from './describeInput';
import { rayStackInputSchema } from './rayStackInputSchema';

/** Path and description of every input, those of a list's items under `0`. */
function listInputs(
  schema: z.ZodTypeAny,
  path: (string | number)[] = [],
): Array<[string, string | undefined]> {
  if (schema instanceof z.ZodOptional) {
    return listInputs(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodDefault) {
    return listInputs(schema.removeDefault(), path);
  }
  if (schema instanceof z.ZodEffects) {
    return listInputs(schema.innerType(), path);
  }
  if (schema instanceof z.ZodArray) {
    return listInputs(schema.element, [...path, 0]);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options: z.ZodTypeAny[] = schema.options;
    return options.flatMap(option => listInputs(option, path));
  }
  return schema instanceof z.ZodObject
    ? Object.entries<z.ZodTypeAny>(schema.shape).flatMap(([key, field]) => {
        const inputPath = [...path, key];
        const described: [string, string | undefined] = [
          inputPath.join('.'),
          describeInput(rayStackInputSchema, inputPath),
        ];
        return [described, ...listInputs(field, inputPath)];
      })
    : [];
}

describe('rayStackInputSchema', () => {
  const inputs = listInputs(rayStackInputSchema);

  it('has inputs at every depth', () => {
    expect(inputs.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        'name',
        'ray.image.tag',
        'workerGroups.0.image.tag',
        'autoscaler.env.0.name',
        'autoscaler.env.0.valueFrom.secretKeyRef.key',
        'head.tolerations.0.effect',
        'root.generator.elements.0.kubernetesVersion',
        'root.generator.matchLabels',
        'gcsFaultTolerance.redisPasswordSecret.name',
      ]),
    );
  });

  it.each(inputs)('describes %s', (_path, description) => {
    expect(description).toMatch(/\w{3}/);
  });
});
