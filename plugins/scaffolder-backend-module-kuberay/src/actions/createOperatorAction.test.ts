import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createOperatorAction } from './createOperatorAction';

type Input = Parameters<
  ReturnType<typeof createOperatorAction>['handler']
>[0]['input'];

describe('kuberay:argocd:operator', () => {
  const workspace = createMockDirectory();
  beforeEach(() => workspace.clear());

  const write = (input: Partial<Input>, run: { isDryRun?: boolean } = {}) =>
    runAction(createOperatorAction(), {
      workspacePath: workspace.path,
      input: input as Input,
      ...run,
    });

  it.each([false, true])(
    'writes its one Application (dry run: %s)',
    async isDryRun => {
      const { outputs } = await write(
        { versions: { kuberay: '1.7.0' } },
        { isDryRun },
      );

      expect(outputs).toEqual({
        findings: [expect.objectContaining({ code: 'project-default' })],
        files: ['ray-operator.yaml'],
        applications: [
          { role: 'operator', name: 'ray-operator', file: 'ray-operator.yaml' },
        ],
      });
      const content = workspace.content() as { 'ray-operator.yaml': string };
      expect(parse(content['ray-operator.yaml'])).toMatchObject({
        kind: 'Application',
        metadata: { name: 'ray-operator' },
        spec: {
          source: {
            path: 'helm-chart/kuberay-operator',
            targetRevision: 'v1.7.0',
          },
        },
      });
    },
  );

  it('refuses to define the Application a second time', async () => {
    await write({ targetPath: 'repository/platform' });

    await expect(
      write({
        targetPath: 'files',
        repositoryPath: 'repository',
        repositoryTargetPath: 'apps/kuberay',
      }),
    ).rejects.toThrow('platform/ray-operator.yaml of the repository already');
  });

  it('names the input that is wrong', async () => {
    await expect(
      write({ destination: { server: 'https://a', name: 'b' } as never }),
    ).rejects.toThrow(/^destination: .*must have server or name/);
  });
});
