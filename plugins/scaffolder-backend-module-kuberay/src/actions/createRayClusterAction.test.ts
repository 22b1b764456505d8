import { NotAllowedError } from '@backstage/errors';
import { readGuardedNamespaces } from 'backstage-plugin-kuberay-common/gitops';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { aBackend } from '../__testUtils__/aBackend';
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
    runAction(createRayClusterAction({ backend: aBackend() }), {
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
        replicaGuard: false,
        findings: expect.arrayContaining([
          expect.objectContaining({ code: 'project-default' }),
        ]),
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
    await runAction(createStackAction({ backend: aBackend() }), {
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

  describe('with a replica guard', () => {
    const guarded = (namespace: string, extra: object = {}) => ({
      name: namespace,
      destination: { namespace },
      replicaGuard: { mode: 'on', placement: 'directory' },
      guardTargetPath: 'files/apps/ray-replica-guard',
      guardRepositoryPath: 'apps/ray-replica-guard',
      targetPath: `files/apps/${namespace}`,
      repositoryPath: 'repository',
      repositoryTargetPath: `apps/${namespace}`,
      ...extra,
    });
    const GUARD = 'files/apps/ray-replica-guard/replica-guard-policy.yaml';
    const run = (input: object, knows: Parameters<typeof aBackend>[0] = {}) =>
      runAction(createRayClusterAction({ backend: aBackend(knows) }), {
        workspacePath: workspace.path,
        input: input as never,
      });
    const read = (path: string): string =>
      path
        .split('/')
        // A tree of folders has no type; a wrong path gives undefined and fails the test.
        .reduce<any>((node, key) => node?.[key], workspace.content());
    /** What was written becomes the repository. */
    const publish = () => {
      // A tree of folders has no type.
      const { files, repository } = workspace.content() as any;
      workspace.setContent({
        repository: {
          ...repository,
          apps: { ...repository?.apps, ...files.apps },
        },
      });
    };
    beforeEach(() => workspace.setContent({ repository: { apps: {} } }));

    it('writes it to its own folder, and adds the next cluster to it', async () => {
      const first = await run(guarded('one'));
      expect(first.outputs).toMatchObject({
        replicaGuard: true,
        files: ['files/apps/one/raycluster.yaml', GUARD],
      });
      expect(readGuardedNamespaces(read(GUARD))).toEqual(['one']);
      publish();

      const second = await run(guarded('two'));
      expect(second.outputs).toMatchObject({
        replicaGuard: true,
        files: ['files/apps/two/raycluster.yaml', GUARD],
      });
      expect(readGuardedNamespaces(read(GUARD))).toEqual(['one', 'two']);
      publish();

      const again = await run(guarded('one'));
      expect(again.outputs).toEqual(first.outputs);
      expect(readGuardedNamespaces(read(GUARD))).toEqual(['one', 'two']);
    });

    it('adds to a guard that stands elsewhere, and brings no second one', async () => {
      await run(
        guarded('one', {
          guardTargetPath: 'files/apps/platform',
          guardRepositoryPath: 'apps/platform',
        }),
      );
      publish();
      const { outputs } = await run(
        guarded('two', { replicaGuard: { mode: 'auto' } }),
      );
      expect(outputs).toMatchObject({
        replicaGuard: true,
        files: [
          'files/apps/two/raycluster.yaml',
          'files/apps/platform/replica-guard-policy.yaml',
        ],
      });
      expect(read(GUARD)).toBeUndefined();
      publish();

      const again = await run(guarded('two'));
      expect(again.outputs.files).toEqual(['files/apps/two/raycluster.yaml']);
      expect(again.outputs.replicaGuard).toBe(true);
    });

    it('refuses a folder that an Application of the guard would not read', async () => {
      await expect(
        run(
          guarded('one', {
            gitops: { repoURL: 'https://git.example.com/a.git' },
            replicaGuard: { mode: 'on', placement: 'application' },
          }),
        ),
      ).rejects.toThrow(/^guardTargetPath: /);
      await expect(
        run(guarded('one', { guardTargetPath: '../up' })),
      ).rejects.toThrow('guardTargetPath: "../up" leads out');
      expect(Object.keys(workspace.content() as {})).toEqual(['repository']);
    });

    it.each([
      ['v1.36.1-eks-abc', true],
      ['v1.35.0', false],
      [undefined, false],
    ])(
      'asks what Kubernetes runs there: %s',
      async (kubernetesVersion, wanted) => {
        const { outputs } = await run(
          guarded('one', {
            destination: { namespace: 'one', cluster: 'sandbox' },
            replicaGuard: { mode: 'auto' },
          }),
          {
            sources: {
              sources: [
                {
                  kind: 'kubernetes',
                  cluster: 'sandbox',
                  title: 'Sandbox',
                  via: 'kubernetes-plugin',
                  freshness: { state: 'live', since: '2026-01-01T00:00:00Z' },
                  kubernetesVersion,
                  kinds: [],
                },
              ],
              instances: [],
            },
          },
        );
        expect(outputs.replicaGuard).toBe(wanted);
      },
    );

    it('goes on without a version where it may not ask, and says why', async () => {
      const { outputs, logged } = await run(
        guarded('one', {
          destination: { namespace: 'one', cluster: 'sandbox' },
          replicaGuard: { mode: 'auto' },
        }),
        { failure: new NotAllowedError('may not read') },
      );
      expect(outputs.replicaGuard).toBe(false);
      expect(logged).toContainEqual(
        'The Kubernetes version of sandbox is not known: may not read; input destination.kubernetesVersion can say it',
      );
    });
  });

  it('refuses a namespace of Kubernetes itself, and warns of a shared one', async () => {
    const run = (namespace: string) =>
      runAction(createRayClusterAction({ backend: aBackend() }), {
        workspacePath: workspace.path,
        input: { name: 'x', destination: { namespace } } as never,
      });
    await expect(run('kube-system')).rejects.toThrow(
      'destination.namespace: "kube-system" belongs to Kubernetes itself',
    );
    expect((await run('default')).logged).toContainEqual(
      expect.stringContaining('is shared with other things'),
    );
  });
});
