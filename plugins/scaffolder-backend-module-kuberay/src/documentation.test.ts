import { startTestBackend } from '@backstage/backend-test-utils';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { rayStackInputSchema } from 'backstage-plugin-kuberay-common/gitops';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeActions } from './__testUtils__/describeActions';
import type { JsonSchema } from './__testUtils__/describeSchema';
import { describeSchema } from './__testUtils__/describeSchema';
import { withInlineSchema } from './actions/withInlineSchema';
import { scaffolderModuleKuberay } from './module';

const DOCS = resolve(__dirname, '../../../docs');
const BEGIN = '<!-- prettier-ignore-start -->';
const END = '<!-- prettier-ignore-end -->';

/** A page with what is generated between the marks; written where `yarn docs` runs. */
function page(name: string, generated: string) {
  const file = join(DOCS, name);
  const [before, rest] = readFileSync(file, 'utf8').split(BEGIN);
  const [, after] = rest.split(END);
  const expected = `${before}${BEGIN}\n\n${generated}\n\n${END}${after}`;
  if (process.env.WRITE_DOCS) {
    writeFileSync(file, expected);
  }
  return { text: readFileSync(file, 'utf8'), expected };
}

describe('docs/templates.md', () => {
  it('has the tables that the schemas of the actions make (yarn docs writes them)', async () => {
    const actions: TemplateAction[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...added: TemplateAction[]) => actions.push(...added),
          },
        ],
      ],
      features: [scaffolderModuleKuberay],
    });
    const { expected, text } = page('templates.md', describeActions(actions));
    expect(text).toBe(expected);
  });
});

describe('docs/gitops-input.md', () => {
  it('has the table that the schema of the input makes (yarn docs writes it)', () => {
    const { schema } = withInlineSchema(
      createTemplateAction({
        id: 'kuberay-gitops-input',
        schema: { input: () => rayStackInputSchema },
        async handler() {},
      }),
    );
    const { expected, text } = page(
      'gitops-input.md',
      describeSchema('input', schema?.input as JsonSchema),
    );
    expect(text).toBe(expected);
  });
});
