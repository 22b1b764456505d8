import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createOperatorCrdsAction } from './createOperatorCrdsAction';

type Input = Parameters<
  ReturnType<typeof createOperatorCrdsAction>['handler']
>[0]['input'];

describe('kuberay:argocd:operator-crds', () => {
  const workspace = createMockDirectory();
  beforeEach(() => workspace.clear());

  const write = (input: Partial<Input>, run: { isDryRun?: boolean } = {}) =>
    runAction(createOperatorCrdsAction(), {
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
        files: ['ray-operator-crds.yaml'],
        applications: [
          {
            role: 'crds',
            name: 'ray-operator-crds',
            file: 'ray-operator-crds.yaml',
          },
        ],
      });
      const content = workspace.content() as {
        'ray-operator-crds.yaml': string;
      };
      expect(parse(content['ray-operator-crds.yaml'])).toMatchObject({
        kind: 'Application',
        metadata: { name: 'ray-operator-crds' },
        spec: {
          source: {
            path: 'helm-chart/kuberay-operator/crds',
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
    ).rejects.toThrow(
      'platform/ray-operator-crds.yaml of the repository already',
    );
  });

  it('names the input that is wrong', async () => {
    await expect(
      write({ destination: { server: 'https://a', name: 'b' } as never }),
    ).rejects.toThrow(/^destination: .*must have server or name/);
  });
});
