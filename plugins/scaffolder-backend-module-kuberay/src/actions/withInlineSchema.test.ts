import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { validate } from 'jsonschema';
import { rayStackInputSchema } from 'backstage-plugin-kuberay-common/gitops';
import { z } from 'zod/v3';
import { withInlineSchema } from './withInlineSchema';

function anAction(input: z.ZodObject<z.ZodRawShape>) {
  return createTemplateAction({
    id: 'kuberay:test',
    schema: { input: () => input, output: () => z.object({}) },
    async handler() {},
  });
}

const amounts = z.record(z.string());

describe('withInlineSchema', () => {
  it('holds a part that is used twice in both places, each with its own description', () => {
    const { schema } = withInlineSchema(
      anAction(
        z.object({
          requests: amounts.describe('Requests'),
          limits: amounts.describe('Limits'),
        }),
      ),
    );
    const shape = { type: 'object', additionalProperties: { type: 'string' } };
    expect(schema?.input?.properties).toEqual({
      requests: { ...shape, description: 'Requests' },
      limits: { ...shape, description: 'Limits' },
    });
  });

  it('makes a schema that the scaffolder can validate with, which the references are not', () => {
    const action = anAction(rayStackInputSchema);
    const outcome = (input: object) =>
      validate(
        { name: 'training', workerGroups: [{ name: 'a', cpu: '1' }] },
        input,
      ).errors;

    expect(() => outcome(action.schema?.input ?? {})).toThrow('Invalid URL');
    expect(outcome(withInlineSchema(action).schema?.input ?? {})).toEqual([]);
  });

  it('refuses a schema that is part of itself', () => {
    interface Tree {
      children?: Tree[];
    }
    const tree: z.ZodType<Tree> = z.lazy(() =>
      z.object({ children: z.array(tree).optional() }),
    );
    expect(() => withInlineSchema(anAction(z.object({ tree })))).toThrow(
      /^The schema refers to itself: #\/properties\/tree/,
    );
  });
});
