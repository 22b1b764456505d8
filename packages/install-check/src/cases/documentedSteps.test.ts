import { resolve } from 'node:path';
import { codeLines, readInstallPage } from '../documented/InstallPage';
import { linesForTheFirstCard } from './documentedSteps';

const page = readInstallPage(resolve(__dirname, '../../../..'));

describe('the install page', () => {
  it('needs at most five lines for the first card in the new frontend system', () => {
    expect(linesForTheFirstCard(page)).toEqual([
      'yarn --cwd packages/backend add backstage-plugin-kuberay-backend',
      "backend.add(import('backstage-plugin-kuberay-backend'));",
      'yarn --cwd packages/app add backstage-plugin-kuberay',
      '    kuberay.io/raycluster: prod/ml-training/raycluster-kuberay',
    ]);
  });

  it('has every block that the check writes into an app', () => {
    const blocks = [
      'install/kubernetes',
      'install/discovery',
      'install/discovery-config',
      'install/templates',
      'install/templates-config',
      'install/legacy-imports',
      'install/legacy-card',
      'install/legacy-tab',
      'install/legacy-page-import',
      'install/legacy-page',
      'install/legacy-menu',
    ];
    expect(
      blocks.filter(name => codeLines(page.lines(name)).length === 0),
    ).toEqual([]);
  });
});
