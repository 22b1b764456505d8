import { buildRayClusterPart } from 'backstage-plugin-kuberay-common/gitops';
import { stringify } from 'yaml';
import {
  registerLocations,
  startTemplateBackend,
  TemplateBackend,
} from './__testUtils__/startTemplateBackend';
import { unknownInputs } from './__testUtils__/unknownInputs';

const CATALOG_PATH = 'catalog/training/catalog-info.yaml';
const entityRef = 'resource:default/training';

/** A cluster with its replica guard and its entity, as the template ray-cluster leaves them in Git. */
async function commitCluster(backend: TemplateBackend): Promise<void> {
  const part = buildRayClusterPart({
    name: 'training',
    destination: { namespace: 'ml' },
    replicaGuard: { mode: 'on', placement: 'directory' },
  });
  for (const { path, content } of part.files) {
    const folder =
      path === part.replicaGuard?.file ? 'ray-replica-guard' : 'training';
    await backend.git.commitFile({ path: `apps/${folder}/${path}`, content });
  }
  await backend.git.commitFile({
    path: CATALOG_PATH,
    content: stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'training',
        namespace: 'default',
        annotations: {
          'kuberay.io/raycluster': 'sandbox/ml/training-kuberay',
          'argocd/app-name': 'training',
          'argocd/app-namespace': 'argocd',
        },
      },
      spec: { type: 'ray-cluster', owner: 'group:default/ml' },
    }),
  });
}

describe('the template ray-cluster-retire', () => {
  let backend: TemplateBackend;

  beforeAll(async () => {
    backend = await startTemplateBackend({ name: 'ray-cluster-retire' });
  });
  afterAll(() => backend.stop());

  it('uses only actions that are installed, and only inputs that they have', async () => {
    expect(await unknownInputs(backend)).toEqual([]);
  });

  it('takes Application, guard and entity out of Git, and the location out of the catalog', async () => {
    await commitCluster(backend);
    registerLocations(backend);
    const target = `${backend.git.baseUrl}/sandbox/raw/main/${CATALOG_PATH}`;
    await backend.catalog.addLocation(
      { type: 'url', target },
      { credentials: expect.anything() },
    );

    const { status, log } = await backend.run({ entityRef, confirm: true });

    expect({ status, log }).toEqual({
      status: 'completed',
      log: expect.stringContaining('replica guard removed'),
    });
    expect(await backend.git.git('ls-tree', '-r', '--name-only', 'main')).toBe(
      'README.md\n',
    );
    expect(backend.catalog.removeLocationById).toHaveBeenCalledTimes(1);
  });

  it('asks for a confirmation', async () => {
    expect((await backend.dryRun({ entityRef })).status).toBe(400);
  });
});
