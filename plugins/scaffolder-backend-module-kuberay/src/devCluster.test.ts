import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- a test of both together
import kuberayPlugin from 'backstage-plugin-kuberay-backend';
import { DevCluster, startDevCluster } from 'dev-cluster';
import fs from 'node:fs/promises';
import { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { kubernetesPluginFor } from './__testUtils__/kubernetesPluginFor';
import { runAction } from './__testUtils__/runAction';
import { createGitCheckoutAction } from './actions/createGitCheckoutAction';
import { createGitPublishAction } from './actions/createGitPublishAction';
import { createRayClusterUpdateAction } from './actions/createRayClusterUpdateAction';
import { createStackAction } from './actions/createStackAction';
import { createWaitAction } from './actions/createWaitAction';
import { createKuberayBackend } from './backend/KuberayBackend';

jest.setTimeout(120_000);

const token = 'a-token';
const git = { username: 'portal', password: 'a-password' };

/** The actions, the real KubeRay backend and a Kubernetes API with Argo CD and KubeRay, from a commit to Ray and back. One story. */
describe('against the development cluster', () => {
  const directory = createMockDirectory();
  const workspace = createMockDirectory();
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'training', annotations: {} },
    spec: { type: 'ray-cluster', owner: 'group:default/ml' },
  };
  let devCluster: DevCluster;
  let backend: ReturnType<typeof createKuberayBackend>;

  beforeAll(async () => {
    devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.path,
      token,
      git,
      seed: false,
      logger: mockServices.logger.mock(),
    });
    const { url } = devCluster.clusters.sandbox;
    const { server } = await startTestBackend({
      features: [
        kuberayPlugin,
        kubernetesPluginFor({ name: 'sandbox', url, token }),
        catalogServiceMock.factory({ entities: [entity] }),
      ],
    });
    const { port } = server.address() as AddressInfo;
    backend = createKuberayBackend({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `http://127.0.0.1:${port}/api/kuberay`,
      }),
    });
  });
  afterAll(() => devCluster.stop());

  const run = (
    action: Parameters<typeof runAction>[0],
    input: Record<string, unknown>,
  ) =>
    runAction(action, {
      workspacePath: workspace.path,
      input: input as never,
    });
  const servers = () => [{ url: `${devCluster.url}/git`, credentials: git }];
  const repoUrl = () => `${devCluster.url}/git/sandbox.git`;
  const publish = () =>
    run(createGitPublishAction({ servers: servers() }) as never, {
      repoUrl: repoUrl(),
      sourcePath: 'files',
      commitMessage: 'Change Ray cluster training',
    });
  const checkout = async () => {
    await fs.rm(workspace.resolve('repository'), {
      recursive: true,
      force: true,
    });
    await fs.rm(workspace.resolve('files'), { recursive: true, force: true });
    return run(createGitCheckoutAction({ servers: servers() }) as never, {
      repoUrl: repoUrl(),
      targetPath: 'repository',
    });
  };
  const stack = () =>
    run(createStackAction({ backend }) as never, {
      name: 'training',
      entityRef: 'resource:default/training',
      destination: { cluster: 'sandbox', namespace: 'ml' },
      workerGroups: [{ name: 'workers', minReplicas: 1, maxReplicas: 3 }],
      replicaGuard: { mode: 'off' },
      targetPath: 'files/apps/training',
      repositoryPath: 'repository',
      repositoryTargetPath: 'apps/training',
    });

  it('waits from the push until Ray is ready, and says what it is waiting for', async () => {
    await checkout();
    const { outputs } = await stack();
    Object.assign(entity.metadata.annotations ?? {}, outputs.annotations);
    await publish();

    const waited = await run(
      createWaitAction({
        backend,
        clock: {
          now: () => Date.now(),
          pause: (_, signal) => wait(100, undefined, { signal }),
        },
      }) as never,
      { entityRef: 'resource:training', timeoutSeconds: 40 },
    );

    expect(waited.outputs).toEqual({
      entityRef: 'resource:default/training',
      verdict: 'The worker is ready',
    });
    expect(waited.logged.join('\n')).toMatch(
      /KubeRay is not installed on sandbox yet[^]*Application ray-operator-crds: [^]*Application ray-operator: [^]*Application training: [^]*Ray cluster ml\/training-kuberay: Pending/,
    );
    const view = await backend.getEntityView('resource:default/training', {
      credentials: mockCredentials.user(),
    });
    expect(
      view?.applications.map(({ name, role, sync }) => [name, role, sync]),
    ).toEqual([
      ['training', 'cluster', 'Synced'],
      ['ray-operator', 'operator', 'Synced'],
      ['ray-operator-crds', 'crds', 'Synced'],
    ]);
    expect(view?.rayClusters[0].phase).toBe('Ready');
  });

  it('makes no commit of the same input', async () => {
    const { outputs } = await checkout();
    await stack();
    const again = await publish();
    expect(again.outputs).toMatchObject({
      changed: false,
      commitHash: outputs.commitHash,
    });
  });

  it('writes the counts that the autoscaler has made of them into Git', async () => {
    devCluster.clusters.sandbox.store.patch(
      { kind: 'RayCluster', namespace: 'ml', name: 'training-kuberay' },
      [{ op: 'replace', path: '/spec/workerGroupSpecs/0/replicas', value: 2 }],
      { type: 'json', fieldManager: 'python-requests' },
    );
    await checkout();
    const update = () =>
      run(createRayClusterUpdateAction({ backend }) as never, {
        entityRef: 'resource:default/training',
        application: 'training',
        repositoryPath: 'repository',
        targetPath: 'files',
        groups: { workers: { maxReplicas: 5 } },
      });
    let updated = await update();
    while (JSON.stringify(updated.outputs.liveReplicas) !== '{"workers":2}') {
      updated = await update();
    }
    expect(updated.outputs.changes).toEqual([
      'workers: maxReplicas 3 → 5',
      'workers: replicas 1 → 2 (as many as are live)',
    ]);
    await publish();

    await checkout();
    expect((await update()).outputs).toMatchObject({ changed: false });
  });
});
