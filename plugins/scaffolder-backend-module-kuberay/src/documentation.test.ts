import { startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeActions } from './__testUtils__/describeActions';
import { scaffolderModuleKuberay } from './module';

const FILE = resolve(__dirname, '../../../docs/templates.md');
const BEGIN = '<!-- prettier-ignore-start -->';
const END = '<!-- prettier-ignore-end -->';

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
    const text = readFileSync(FILE, 'utf8');
    const [before, rest] = text.split(BEGIN);
    const [, after] = rest.split(END);
    const expected = `${before}${BEGIN}\n\n${describeActions(
      actions,
    )}\n\n${END}${after}`;
    if (process.env.WRITE_DOCS) {
      writeFileSync(FILE, expected);
    }
    expect(readFileSync(FILE, 'utf8')).toBe(expected);
  });
});
