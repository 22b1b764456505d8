import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { validate } from 'jsonschema';
import { parse } from 'yaml';
import { scaffolderModuleKuberay } from './module';

async function startWith(data: object): Promise<TemplateAction[]> {
  const actions: TemplateAction[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        scaffolderActionsExtensionPoint,
        { addActions: (...added: TemplateAction[]) => actions.push(...added) },
      ],
    ],
    features: [
      scaffolderModuleKuberay,
      mockServices.rootConfig.factory({ data: data as never }),
    ],
  });
  return actions;
}

describe('scaffolderModuleKuberay', () => {
  it('adds every action, with dry run, examples, and a description of each input and output', async () => {
    const actions = await startWith({});

    expect(actions.map(({ id }) => id)).toEqual([
      'kuberay:argocd:stack',
      'kuberay:argocd:operator-crds',
      'kuberay:argocd:operator',
      'kuberay:argocd:raycluster',
      'kuberay:raycluster:update',
      'kuberay:raycluster:remove',
      'kuberay:wait',
      'kuberay:git:checkout',
      'kuberay:git:publish',
      'kuberay:catalog:check',
      'kuberay:catalog:wait',
      'kuberay:catalog:unregister',
    ]);
    for (const { id, description, supportsDryRun, schema } of actions) {
      expect({ id, supportsDryRun }).toEqual({ id, supportsDryRun: true });
      expect(description).toMatch(/^[A-Z]/);
      for (const side of [schema?.input, schema?.output]) {
        for (const [key, property] of Object.entries(side?.properties ?? {})) {
          expect({ id, key, ...property }).toMatchObject({
            id,
            key,
            description: expect.stringMatching(/\w/),
          });
        }
      }
    }
  });

  it('has only examples that its own schemas accept', async () => {
    const actions = new Map(
      (await startWith({})).map(action => [action.id, action]),
    );
    for (const { id, examples = [] } of actions.values()) {
      expect({ id, examples }).toEqual({
        id,
        examples: expect.arrayContaining([expect.anything()]),
      });
      for (const { example } of examples) {
        for (const step of parse(example).steps) {
          const schema = actions.get(step.action)?.schema?.input;
          expect(schema).toBeDefined();
          expect(validate(step.input, schema ?? {}).errors).toEqual([]);
        }
      }
    }
  });

  it('does not start with a wrong configuration, and names the key', async () => {
    await expect(
      startWith({ kuberay: { git: { servers: [{ url: 'git@host:a.git' }] } } }),
    ).rejects.toThrow('kuberay.git.servers[0].url');
  });
});
