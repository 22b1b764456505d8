import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
// The real one, for a test of both.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import kuberayPlugin from 'backstage-plugin-kuberay-backend';
import {
  fleetViewSchema,
  sourcesViewSchema,
} from 'backstage-plugin-kuberay-common';
import type { FleetView } from 'backstage-plugin-kuberay-common';
import { startDevCluster } from 'dev-cluster';
import type { DevCluster } from 'dev-cluster';
import { json } from 'node:stream/consumers';
import catalogModule from './index';

jest.setTimeout(120_000);

const token = 'a-token';

/** All that Argo CD deploys on the showcase but `fraud-features`, which a file registers. */
const DISCOVERED = [
  'showcase-ml-batch-llm-batch-kuberay',
  'showcase-ml-training-recsys-training-kuberay',
  'showcase-notebooks-notebooks-kuberay',
  'showcase-risk-simulation-pricing-sim-kuberay',
];

/** The Resource that somebody has written. */
const REGISTERED = `
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: fraud-features
  annotations:
    kuberay.io/raycluster: showcase/risk-features/fraud-features-kuberay
spec: { type: ray-cluster, owner: risk }
`;

/** A RayCluster that no Application deploys. */
const BY_HAND = {
  apiVersion: 'ray.io/v1',
  kind: 'RayCluster',
  metadata: { name: 'by-hand', namespace: 'notebooks' },
  spec: {
    rayVersion: '2.52.0',
    headGroupSpec: {
      rayStartParams: {},
      template: {
        spec: {
          containers: [{ name: 'ray-head', image: 'rayproject/ray:2.52.0' }],
        },
      },
    },
  },
};

/** A policy that allows nobody anything; plugins need not ask it. */
const denyingPolicy = createBackendPlugin({
  pluginId: 'permission',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use(async (req, res) => {
          // As the permission client writes it.
          const { items } = (await json(req)) as { items: { id: string }[] };
          res.json({ items: items.map(({ id }) => ({ id, result: 'DENY' })) });
        });
      },
    });
  },
});

/** The clusters come from `kuberay.clusters` here. */
const emptyKubernetesPlugin = createBackendPlugin({
  pluginId: 'kubernetes',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use((_req, res) => {
          res.json({ items: [] });
        });
      },
    });
  },
});

/**
 * The module in a real catalog, beside the real backend of the Ray clusters, with a policy that denies people all.
 * One story: each test leaves the cluster as it found it.
 */
describe('discovery', () => {
  const directory = createMockDirectory();
  const files = createMockDirectory();
  const logger = mockServices.logger.mock();
  /** Runs what the module asks for when the test says so. */
  let refresh: () => Promise<void>;
  let devCluster: DevCluster;
  let base: string;

  beforeAll(async () => {
    logger.child.mockReturnValue(logger);
    devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.path,
      token,
      git: { username: 'portal', password: 'a-password' },
      faultControl: true,
      logger: mockServices.logger.mock(),
    });
    files.setContent({ 'catalog-info.yaml': REGISTERED });
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModule,
        kuberayPlugin,
        emptyKubernetesPlugin,
        denyingPolicy,
        permissionsServiceFactory,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () =>
            mockServices.scheduler.mock({
              createScheduledTaskRunner: () => ({
                run: async ({ fn }) => {
                  refresh = async () => fn(new AbortController().signal);
                },
              }),
            }),
        }),
        logger.factory,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            kuberay: {
              clusters: [
                {
                  name: 'showcase',
                  url: devCluster.clusters.showcase.url,
                  serviceAccountToken: token,
                },
              ],
            },
            catalog: {
              rules: [{ allow: ['Resource'] }],
              locations: [
                {
                  type: 'file',
                  target: files.resolve('catalog-info.yaml'),
                },
              ],
              providers: { kuberay: { owner: 'ml' } },
            },
          },
        }),
      ],
    });
    base = `http://localhost:${server.port()}/api`;
    await until(
      async () => (await readFleet()).rayClusters,
      rows => rows.length === 1 + DISCOVERED.length,
    );
    await until(readResources, ({ length }) => length > 0);
  });

  afterAll(() => devCluster.stop());
  afterEach(() => devCluster.faults?.clear());

  const ask = (path: string, headers: Record<string, string>) =>
    fetch(`${base}/${path}`, { headers });

  async function readFleet(): Promise<FleetView> {
    const response = await ask('kuberay/v1/fleet', {
      Authorization: mockCredentials.service.header(),
    });
    return fleetViewSchema.parse(await response.json());
  }

  /** How fresh the RayClusters of the cluster are. */
  async function readRayClusterState(): Promise<string | undefined> {
    const response = await ask('kuberay/v1/sources', {
      Authorization: mockCredentials.service.header(),
    });
    const [{ kinds }] = sourcesViewSchema.parse(await response.json()).sources;
    return kinds.find(({ kind }) => kind === 'RayCluster')?.freshness.state;
  }

  async function readResources(): Promise<Entity[]> {
    const response = await ask('catalog/entities?filter=kind=resource', {
      Authorization: mockCredentials.service.header(),
    });
    return response.json();
  }

  async function namesOfResources(): Promise<string[]> {
    return (await readResources()).map(({ metadata }) => metadata.name).sort();
  }

  /** Reads again and again until it is what the test waits for. */
  async function until<T>(
    read: () => Promise<T>,
    accept: (value: T) => boolean,
  ): Promise<T> {
    for (;;) {
      const value = await read();
      if (accept(value)) {
        return value;
      }
    }
  }

  /** Refreshes until the catalog, which takes its time, has these and no others. */
  async function untilDiscovered(...names: string[]): Promise<void> {
    const expected = ['fraud-features', ...names].sort().join();
    await until(
      async () => {
        await refresh();
        return namesOfResources();
      },
      found => found.join() === expected,
    );
  }

  const said = (level: 'info' | 'warn') =>
    logger[level].mock.calls.map(([message]) => message);

  it('makes a Resource of each RayCluster that has none, and no second one', async () => {
    await untilDiscovered(...DISCOVERED);

    const entity = (await readResources()).find(
      ({ metadata }) => metadata.name === DISCOVERED[0],
    );
    expect(entity).toMatchObject({
      metadata: {
        title: 'llm-batch-kuberay',
        annotations: {
          'kuberay.io/raycluster': 'showcase/ml-batch/llm-batch-kuberay',
          'argocd/app-name': 'llm-batch',
          'argocd/app-namespace': 'argocd',
        },
      },
      spec: {
        type: 'ray-cluster',
        owner: 'group:default/ml',
        dependsOn: ['resource:default/showcase'],
      },
      relations: expect.arrayContaining([
        { type: 'ownedBy', targetRef: 'group:default/ml' },
        { type: 'dependsOn', targetRef: 'resource:default/showcase' },
      ]),
    });
    expect(said('info')).toContain('The catalog has every Ray cluster');
  });

  it('may read what the policy denies people', async () => {
    const { status } = await ask('kuberay/v1/fleet', {
      Authorization: mockCredentials.user.header(),
    });

    expect(status).toBe(403);
    expect(await namesOfResources()).toContain(DISCOVERED[0]);
  });

  it('writes nothing where nothing has changed', async () => {
    const before = await readResources();

    await refresh();

    expect(await readResources()).toEqual(before);
  });

  it('follows a RayCluster that comes and goes', async () => {
    const { store } = devCluster.clusters.showcase;
    store.create(BY_HAND);
    await untilDiscovered(...DISCOVERED, 'showcase-notebooks-by-hand');

    store.delete({
      kind: 'RayCluster',
      namespace: 'notebooks',
      name: 'by-hand',
    });
    await untilDiscovered(...DISCOVERED);

    expect(await namesOfResources()).not.toContain(
      'showcase-notebooks-by-hand',
    );
  });

  it('leaves out what a RayJob made', async () => {
    const { store } = devCluster.clusters.showcase;
    const generated = {
      ...BY_HAND,
      metadata: {
        ...BY_HAND.metadata,
        name: 'job-x7k2p',
        labels: { 'ray.io/originated-from-crd': 'RayJob' },
      },
    };
    store.create(generated);
    store.create(BY_HAND);

    await untilDiscovered(...DISCOVERED, 'showcase-notebooks-by-hand');
    const fleet = await readFleet();

    expect(fleet.rayClusters.map(({ ref }) => ref.name)).toContain('job-x7k2p');
    for (const { metadata } of [generated, BY_HAND]) {
      store.delete({ kind: 'RayCluster', ...metadata });
    }
    await untilDiscovered(...DISCOVERED);
  });

  it('keeps all of a cluster that does not answer, and says so once', async () => {
    await devCluster.goAway();
    // Each kind notices by itself.
    await until(readRayClusterState, state => state === 'stale');
    devCluster.clusters.showcase.store.create(BY_HAND);
    await refresh();
    await refresh();
    const kept = await namesOfResources();
    await devCluster.comeBack();
    await untilDiscovered(...DISCOVERED, 'showcase-notebooks-by-hand');
    devCluster.clusters.showcase.store.delete({
      kind: 'RayCluster',
      ...BY_HAND.metadata,
    });
    await untilDiscovered(...DISCOVERED);

    expect(kept).toEqual(['fraud-features', ...DISCOVERED].sort());
    expect(
      said('info').filter(
        message =>
          message ===
          'The catalog keeps the Ray clusters it has of what cannot be read: showcase',
      ),
    ).toHaveLength(1);
  });

  it('goes on to remove while only the pods cannot be read', async () => {
    const { store } = devCluster.clusters.showcase;
    store.create(BY_HAND);
    await untilDiscovered(...DISCOVERED, 'showcase-notebooks-by-hand');
    const path = { pathPrefix: '/clusters/showcase/', resource: 'pods' };
    devCluster.faults?.add({ ...path, fault: { type: 'refuse', code: 403 } });
    devCluster.faults?.add({
      ...path,
      only: 'watch',
      fault: { type: 'cut', afterBytes: 0 },
    });
    await until(
      readFleet,
      ({ sources: [source] }) => source.freshness.state !== 'live',
    );

    store.delete({ kind: 'RayCluster', ...BY_HAND.metadata });
    await untilDiscovered(...DISCOVERED);

    const { sources } = await readFleet();
    expect(sources[0].freshness.state).not.toBe('live');
  });
});
