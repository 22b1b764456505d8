import { createMockDirectory } from '@backstage/backend-test-utils';
import { parseAllDocuments } from 'yaml';
import { aBackend } from '../__testUtils__/aBackend';
import { runAction } from '../__testUtils__/runAction';
import { createStackAction } from './createStackAction';

type Input = Parameters<
  ReturnType<typeof createStackAction>['handler']
>[0]['input'];

describe('kuberay:argocd:stack', () => {
  const workspace = createMockDirectory();
  beforeEach(() => workspace.clear());

  const stack = (input: Partial<Input>, run: { isDryRun?: boolean } = {}) =>
    runAction(createStackAction({ backend: aBackend() }), {
      workspacePath: workspace.path,
      // The scaffolder hands over what the template says; defaults are the generator's.
      input: { name: 'training', ...input } as Input,
      ...run,
    });

  it.each([false, true])(
    'writes one file for each Application (dry run: %s)',
    async isDryRun => {
      const { outputs } = await stack(
        {
          entityRef: 'resource:default/training',
          destination: { cluster: 'sandbox', namespace: 'ml' },
          targetPath: 'files/apps/training',
        },
        { isDryRun },
      );

      expect(outputs).toEqual({
        replicaGuard: false,
        findings: expect.arrayContaining([
          expect.objectContaining({ code: 'project-default' }),
        ]),
        clusterName: 'training-kuberay',
        namespace: 'ml',
        files: [
          'files/apps/training/ray-operator-crds.yaml',
          'files/apps/training/ray-operator.yaml',
          'files/apps/training/raycluster.yaml',
        ],
        applications: [
          {
            role: 'crds',
            name: 'ray-operator-crds',
            file: 'ray-operator-crds.yaml',
          },
          { role: 'operator', name: 'ray-operator', file: 'ray-operator.yaml' },
          { role: 'cluster', name: 'training', file: 'raycluster.yaml' },
        ],
        annotations: expect.objectContaining({
          'kuberay.io/raycluster': 'sandbox/ml/training-kuberay',
          'argocd/app-name': expect.stringContaining('training'),
        }),
      });
      const [application] = applicationsIn(
        'files/apps/training/raycluster.yaml',
      );
      expect(application).toMatchObject({
        kind: 'Application',
        metadata: {
          name: 'training',
          annotations: { 'kuberay.io/entity': 'resource:default/training' },
        },
        spec: { destination: { namespace: 'ml' } },
      });
    },
  );

  it('writes all Applications into one file with layout single', async () => {
    const { outputs } = await stack({ layout: 'single' });

    expect(outputs.files).toEqual(['ray-argocd-all.yaml']);
    expect(
      applicationsIn('ray-argocd-all.yaml').map(({ kind }) => kind),
    ).toEqual(['Application', 'Application', 'Application']);
  });

  it('writes the same bytes for the same input', async () => {
    await stack({});
    const first = workspace.content();
    await stack({});
    expect(workspace.content()).toEqual(first);
  });

  it('names the input that makes no correct stack, and writes nothing', async () => {
    const failure = await stack({
      workerGroups: [
        { name: 'a', minReplicas: 5, maxReplicas: 3 },
      ] as Input['workerGroups'],
    }).catch(error => error);

    expect(failure).toMatchObject({ name: 'InputError' });
    expect(failure.message).toContain('workerGroups[0]');
    expect(workspace.content()).toEqual({});
  });

  it('refuses a targetPath outside of the workspace', async () => {
    await expect(stack({ targetPath: '../up' })).rejects.toThrow(
      'targetPath: "../up" leads out of the workspace',
    );
  });

  describe('with a checkout of the repository', () => {
    const paths = {
      targetPath: 'files/apps/training',
      repositoryPath: 'repository',
      repositoryTargetPath: 'apps/training',
    };

    it('accepts what it wrote itself, so that a task can run again', async () => {
      workspace.setContent({ repository: { 'README.md': '' } });
      await stack(paths);
      const { files } = workspace.content() as { files: {} };
      workspace.setContent({ repository: files });

      const { outputs } = await stack(paths);

      expect(outputs).toMatchObject({ clusterName: 'training-kuberay' });
    });

    it('refuses a second operator for the destination, before anything is written', async () => {
      await stack({ name: 'first', targetPath: 'repository/apps/first' });

      await expect(stack(paths)).rejects.toThrow(
        /^destination: apps\/first\/ray-operator\.yaml .* use kuberay:argocd:raycluster instead/,
      );
      expect(Object.keys(workspace.content() as {})).toEqual(['repository']);
    });

    it('refuses a name whose files are there with other content', async () => {
      await stack({
        targetPath: 'repository/apps/training',
        versions: { kuberay: '1.7.0' },
      });

      await expect(stack(paths)).rejects.toThrow(
        /^name: .* this name is taken/,
      );
      await expect(stack({ ...paths, overwrite: true })).resolves.toBeDefined();
    });

    it('says which file is no YAML and looks at the others', async () => {
      workspace.setContent({
        repository: {
          'helm.yaml':
            '# argoproj.io/v1alpha1\n{{- if .x }}\na: b\n{{- end }}\n',
        },
      });

      const { logged } = await stack(paths);

      expect(logged).toContainEqual(
        expect.stringMatching(
          /^helm\.yaml of the repository was not looked at wholly: it is a Helm template/,
        ),
      );
    });

    it('asks for a checkout that is not there', async () => {
      await expect(stack(paths)).rejects.toThrow(
        'repositoryPath: repository is no folder of the workspace',
      );
    });
  });

  function applicationsIn(path: string): Array<Record<string, unknown>> {
    let node: unknown = workspace.content();
    for (const segment of path.split('/')) {
      node = (node as Record<string, unknown>)[segment];
    }
    return parseAllDocuments(node as string).map(document => document.toJS());
  }
});
