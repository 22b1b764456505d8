import { startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { validate } from 'jsonschema';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { foreignActions } from './__fixtures__/foreignActions';
import { readTemplate } from './__testUtils__/readTemplate';
import { scaffolderModuleKuberay } from './module';

const PAGE = resolve(__dirname, '../../../docs/templates.md');

interface Step {
  id: string;
  action: string;
  input: Record<string, unknown>;
}

interface Variant {
  /** Folder below `templates/`. */
  template: string;
  /** Actions of its steps. */
  actions: string;
  steps: Step[];
  output: object;
}

/** The steps of the page that take the place of `publish` and what follows it, once for each template that they are for. */
const variants: Variant[] = [
  ...readFileSync(PAGE, 'utf8').matchAll(
    /```yaml\n# (.+): from the step publish on\n([^]*?)```/g,
  ),
].flatMap(([, templates, yaml]) => {
  const { steps, output } = parse(yaml);
  const actions = steps.map(({ action }: Step) => action).join(', ');
  return templates
    .split(', ')
    .map(template => ({ template, actions, steps, output }));
});

describe('the steps for pull requests of docs/templates.md', () => {
  const known = new Map<
    string,
    { problems(input: object): string[]; outputs: string[] }
  >(
    foreignActions.map(({ id, inputs, required, outputs }) => {
      const properties = Object.fromEntries(
        Object.entries(inputs).map(([name, type]) => [
          name,
          Array.isArray(type)
            ? { enum: type }
            : { type: type === 'list' ? 'array' : type },
        ]),
      );
      const schema = {
        type: 'object',
        properties,
        required,
        additionalProperties: false,
      };
      return [id, { problems: input => problemsOf(input, schema), outputs }];
    }),
  );

  beforeAll(async () => {
    await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...added: TemplateAction[]) => {
              for (const { id, schema } of added) {
                known.set(id, {
                  problems: input =>
                    problemsOf(input, {
                      ...schema?.input,
                      additionalProperties: false,
                    }),
                  outputs: Object.keys(schema?.output?.properties ?? {}),
                });
              }
            },
          },
        ],
      ],
      features: [scaffolderModuleKuberay],
    });
  });

  it('are there for each template, on GitHub and on GitLab', () => {
    const count = (action: string) =>
      variants
        .filter(({ actions }) => actions.includes(action))
        .map(({ template }) => template)
        .sort();
    const all = [
      'ray-cluster',
      'ray-cluster-change',
      'ray-cluster-retire',
      'ray-on-argocd',
    ];
    expect(count('publish:github:pull-request')).toEqual(all);
    expect(count('publish:gitlab:merge-request')).toEqual(all);
  });

  it.each(variants)(
    'fit $template with $actions',
    async ({ template, steps, output }) => {
      const whole = (await readTemplate(template)).template;
      const publish = whole.spec.steps.findIndex(({ id }) => id === 'publish');
      expect(publish).toBeGreaterThan(0);
      const before = whole.spec.steps.slice(0, publish) as Step[];

      expect(
        steps.flatMap(({ id, action, input }) =>
          (known.get(action)?.problems(input) ?? [`no action ${action}`]).map(
            problem => `${id}: ${problem}`,
          ),
        ),
      ).toEqual([]);

      const outputs = new Map(
        [...before, ...steps].map(({ id, action }) => [
          id,
          known.get(action)?.outputs ?? [],
        ]),
      );
      const text = JSON.stringify([steps, output]);
      const unknown = [...text.matchAll(/steps\.(\w+)\.output\.(\w+)/g)].filter(
        ([, id, name]) => !outputs.get(id)?.includes(name),
      );
      expect(unknown.map(([reference]) => reference)).toEqual([]);
    },
  );
});

/** What a placeholder becomes is known when it runs: text stands for all types then. */
function problemsOf(input: object, schema: object): string[] {
  return validate(input, schema)
    .errors.filter(
      ({ instance }) =>
        typeof instance !== 'string' || !instance.startsWith('${{'),
    )
    .map(({ stack }) => stack);
}
