import { parse } from 'yaml';
import {
  startTemplateBackend,
  TemplateBackend,
} from './__testUtils__/startTemplateBackend';
import { unknownInputs } from './__testUtils__/unknownInputs';

describe('the template ray-cluster', () => {
  let backend: TemplateBackend;

  beforeAll(async () => {
    backend = await startTemplateBackend({ name: 'ray-cluster' });
  });
  afterAll(() => backend.stop());

  it('uses only actions that are installed, and only inputs that they have', async () => {
    expect(await unknownInputs(backend)).toEqual([]);
  });

  it.each([
    ['never', 'off', []],
    [
      'always',
      'on',
      ['files/apps/ray-replica-guard/replica-guard-policy.yaml'],
    ],
  ])(
    'writes one Application and the catalog entity, with the guard %s',
    async (_, replicaGuard, guardFiles) => {
      const { body, files } = await backend.dryRun({
        cluster: 'sandbox',
        name: 'notebooks',
        namespace: 'teaching',
        replicaGuard,
      });

      expect(body.error).toBeUndefined();
      expect(Object.keys(files).sort()).toEqual([
        'files/apps/notebooks/raycluster.yaml',
        ...guardFiles,
        'files/catalog/notebooks/catalog-info.yaml',
        'repository/README.md',
      ]);
      expect(
        parse(files['files/catalog/notebooks/catalog-info.yaml']).metadata
          .annotations,
      ).toMatchObject({
        'kuberay.io/raycluster': 'sandbox/teaching/notebooks-kuberay',
        'argocd/app-name': 'notebooks',
        'argocd/app-namespace': 'argocd',
      });
    },
  );

  it('adds the namespace to the guard that the repository has', async () => {
    const first = await backend.dryRun({
      cluster: 'sandbox',
      name: 'first',
      namespace: 'teaching',
      replicaGuard: 'on',
    });
    await backend.git.commitFile({
      path: 'apps/ray-replica-guard/replica-guard-policy.yaml',
      content:
        first.files['files/apps/ray-replica-guard/replica-guard-policy.yaml'],
    });

    const { files } = await backend.dryRun({
      cluster: 'sandbox',
      name: 'second',
      namespace: 'research',
      replicaGuard: 'on',
    });

    const guard =
      files['files/apps/ray-replica-guard/replica-guard-policy.yaml'];
    const [, binding] = guard.split(/^---$/m);
    expect(parse(binding).spec.matchResources).toEqual({
      namespaceSelector: {
        matchExpressions: [
          {
            key: 'kubernetes.io/metadata.name',
            operator: 'In',
            values: ['teaching', 'research'],
          },
        ],
      },
    });
  });
});
