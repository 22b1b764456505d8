import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { runAction } from '../__testUtils__/runAction';
import { createRayClusterAction } from './createRayClusterAction';
import { createStackAction } from './createStackAction';

type Input = Parameters<
  ReturnType<typeof createRayClusterAction>['handler']
>[0]['input'];

describe('kuberay:argocd:raycluster', () => {
  const workspace = createMockDirectory();
  beforeEach(() => workspace.clear());

  const rayCluster = (
    input: Partial<Input>,
    run: { isDryRun?: boolean } = {},
  ) =>
    runAction(createRayClusterAction(), {
      workspacePath: workspace.path,
      input: { name: 'notebooks', ...input } as Input,
      ...run,
    });

  it.each([false, true])(
    'writes the Application of the RayCluster alone (dry run: %s)',
    async isDryRun => {
      const { outputs } = await rayCluster(
        { targetPath: 'files' },
        { isDryRun },
      );

      expect(outputs).toEqual({
        clusterName: 'notebooks-kuberay',
        namespace: 'ray-cluster',
        files: ['files/raycluster.yaml'],
        applications: [
          { role: 'cluster', name: 'notebooks', file: 'raycluster.yaml' },
        ],
        annotations: expect.objectContaining({
          'kuberay.io/raycluster': 'ray-cluster/notebooks-kuberay',
        }),
      });
      expect(workspace.content()).toEqual({
        files: { 'raycluster.yaml': expect.any(String) },
      });
      const { files } = workspace.content() as {
        files: { 'raycluster.yaml': string };
      };
      expect(parse(files['raycluster.yaml'])).toMatchObject({
        kind: 'Application',
        metadata: { name: 'notebooks' },
        spec: { source: { chart: 'ray-cluster' } },
      });
    },
  );

  it('goes beside a stack that another file defines', async () => {
    await runAction(createStackAction(), {
      workspacePath: workspace.path,
      input: { name: 'first', targetPath: 'repository/apps/first' } as never,
    });

    await expect(
      rayCluster({
        targetPath: 'files/apps/notebooks',
        repositoryPath: 'repository',
        repositoryTargetPath: 'apps/notebooks',
      }),
    ).resolves.toBeDefined();
  });

  it('refuses the name of a cluster in another folder', async () => {
    await rayCluster({ targetPath: 'repository/teams/a' });

    await expect(
      rayCluster({
        targetPath: 'files',
        repositoryPath: 'repository',
        repositoryTargetPath: 'apps/notebooks',
      }),
    ).rejects.toThrow(
      'name: teams/a/raycluster.yaml of the repository already defines the Application notebooks',
    );
  });

  it.each([
    [{ name: 'Not_a_name' }, /name: /],
    [
      { repositoryTargetPath: '../x', repositoryPath: '.' },
      /^repositoryTarget/,
    ],
    [{ layout: 'single' }, /Invalid input: .*layout/],
  ])('refuses %j', async (input, message) => {
    await expect(rayCluster(input as Partial<Input>)).rejects.toThrow(message);
  });
});
