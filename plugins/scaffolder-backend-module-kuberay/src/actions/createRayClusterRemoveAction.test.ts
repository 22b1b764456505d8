import { createMockDirectory } from '@backstage/backend-test-utils';
import { buildRayStack } from 'backstage-plugin-kuberay-common/gitops';
import { runAction } from '../__testUtils__/runAction';
import { createRayClusterRemoveAction } from './createRayClusterRemoveAction';

const CATALOG = 'catalog/training/catalog-info.yaml';

describe('kuberay:raycluster:remove', () => {
  const workspace = createMockDirectory();
  const stack = (namespaces: string[] = []) =>
    buildRayStack({
      name: 'training',
      destination: { namespace: 'ml' },
      replicaGuard: { mode: 'on', placement: 'directory', namespaces },
    }).files;

  function checkout(files = stack()) {
    workspace.setContent({
      [`repository/${CATALOG}`]:
        'apiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: training\n',
      ...Object.fromEntries(
        files.map(({ path, content }) => [
          `repository/apps/training/${path}`,
          content,
        ]),
      ),
    });
  }
  beforeEach(() => checkout());

  const remove = (input: object = {}) =>
    runAction(createRayClusterRemoveAction(), {
      workspacePath: workspace.path,
      input: {
        repositoryPath: 'repository',
        application: 'training',
        targetPath: 'files',
        catalogInfoPath: CATALOG,
        confirm: true,
        ...input,
      } as never,
    });

  it('takes Application, catalog file and the guard of the last cluster out, and leaves operator and CRDs', async () => {
    const { outputs } = await remove();
    expect(outputs).toMatchObject({
      changed: true,
      files: [],
      deletePaths: [
        'apps/training/raycluster.yaml',
        'apps/training/replica-guard-policy.yaml',
        CATALOG,
      ],
      summary: expect.stringContaining(
        '**Deleted files**\n\n- apps/training/raycluster.yaml\n',
      ),
    });
    expect(workspace.content()).toMatchObject({ files: {} });
  });

  it('writes the guard that still protects others', async () => {
    checkout(stack(['notebooks']));
    const { outputs } = await remove();
    expect(outputs).toMatchObject({
      files: ['apps/training/replica-guard-policy.yaml'],
      deletePaths: ['apps/training/raycluster.yaml', CATALOG],
    });
  });

  it('has nothing to do the second time, but not for a wrong name', async () => {
    workspace.setContent({ 'repository/README.md': '' });
    const { outputs, logged } = await remove();
    expect(outputs).toMatchObject({ changed: false, deletePaths: [] });
    expect(logged).toContain('The repository has nothing of training any more');

    checkout();
    await expect(remove({ application: 'trainnig' })).rejects.toThrow(
      'no Application "trainnig" is in the files',
    );
    await expect(
      remove({ application: 'trainnig', catalogInfoPath: undefined }),
    ).rejects.toThrow('no Application "trainnig"');
  });

  it('keeps a catalog file with several entities', async () => {
    workspace.addContent({
      [`repository/${CATALOG}`]:
        'apiVersion: backstage.io/v1alpha1\nkind: Resource\n---\napiVersion: backstage.io/v1alpha1\nkind: Group\n',
    });
    const { outputs, logged } = await remove();
    expect(outputs.deletePaths).not.toContain(CATALOG);
    expect(logged).toContainEqual(
      expect.stringContaining('holds 2 entities and stays'),
    );
  });

  it.each([
    [{ confirm: false }, 'confirm: must be true, since Argo CD then deletes'],
    [
      { catalogInfoPath: 'apps/training/raycluster.yaml' },
      'holds something else than catalog entities',
    ],
    [
      { catalogInfoPath: '../x.yaml' },
      'catalogInfoPath: "../x.yaml" must not contain \'..\'',
    ],
    [{ targetPath: '../up' }, 'targetPath: "../up" leads out'],
    [{ repositoryPath: 'nothing' }, 'repositoryPath: nothing is no folder'],
  ])('refuses %j', async (input, message) => {
    await expect(remove(input)).rejects.toThrow(message);
    expect(Object.keys(workspace.content() as {})).toEqual(['repository']);
  });
});
