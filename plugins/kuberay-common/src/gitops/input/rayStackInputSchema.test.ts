import { listInputs } from '../__testUtils__/listInputs';
import { describeInput } from './describeInput';
import { rayStackInputSchema } from './rayStackInputSchema';

describe('rayStackInputSchema', () => {
  const inputs = listInputs(rayStackInputSchema).map(
    path => [path.join('.'), describeInput(rayStackInputSchema, path)] as const,
  );

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
