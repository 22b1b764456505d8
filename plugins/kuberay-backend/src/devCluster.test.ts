import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  entityViewSchema,
  sourcesViewSchema,
} from 'backstage-plugin-kuberay-common';
import type { EntityView, SourcesView } from 'backstage-plugin-kuberay-common';
import { startDevCluster } from 'dev-cluster';
import type { DevCluster } from 'dev-cluster';
import request from 'supertest';
import { ForwardedCluster } from './__testUtils__/ForwardedCluster';
import { fakeKubernetesPlugin } from './__testUtils__/fakeKubernetesPlugin';
import { kuberayPlugin } from './plugin';

jest.setTimeout(120_000);

const rayCluster = {
  namespace: 'risk-features',
  name: 'fraud-features-kuberay',
};
const token = 'a-token';

/** Kinds that are watched in each cluster. */
const KINDS = 4;

/**
 * The plugin against a Kubernetes API that speaks the real protocol, with things that go wrong on purpose.
 * One story: each test leaves the cluster as it found it.
 */
describe('against the development cluster', () => {
  const directory = createMockDirectory();
  let devCluster: DevCluster;
  let ask: () => Promise<EntityView>;
  let askSources: () => Promise<SourcesView>;

  beforeAll(async () => {
    devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.path,
      token,
      git: { username: 'portal', password: 'a-password' },
      faultControl: true,
      logger: mockServices.logger.mock(),
    });
    const { url } = devCluster.clusters.showcase;
    const { server } = await startTestBackend({
      features: [
        kuberayPlugin,
        fakeKubernetesPlugin({
          clusters: { showcase: new ForwardedCluster({ url, token }) },
        }),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Resource',
              metadata: {
                name: 'fraud-features',
                annotations: {
                  'kuberay.io/raycluster': `showcase/${rayCluster.namespace}/${rayCluster.name}`,
                },
              },
              spec: { type: 'ray-cluster', owner: 'risk' },
            },
          ],
        }),
      ],
    });
    ask = async () => {
      const { body } = await request(server).get(
        '/api/kuberay/v1/entities/resource/default/fraud-features',
      );
      return entityViewSchema.parse(body);
    };
    askSources = async () => {
      const { body } = await request(server).get('/api/kuberay/v1/sources');
      return sourcesViewSchema.parse(body);
    };
  });

  afterAll(() => devCluster.stop());
  afterEach(clearFaults);

  /** Asks until the view is the one that the test waits for. */
  async function eventually(
    accept: (view: EntityView) => boolean,
  ): Promise<EntityView> {
    for (;;) {
      const view = await ask();
      if (accept(view)) {
        return view;
      }
    }
  }

  async function addFault(rule: object): Promise<void> {
    await request(devCluster.url)
      .post('/faults')
      .send({ pathPrefix: '/clusters/showcase/', ...rule })
      .expect(({ ok, text }) => {
        if (!ok) {
          throw new Error(text);
        }
      });
  }

  async function clearFaults(): Promise<void> {
    await request(devCluster.url).delete('/faults');
  }

  /** How many requests the rules of one type have caught. */
  async function caught(type: string): Promise<number> {
    const { body } = await request(devCluster.url).get('/faults');
    const rules: Array<{ caught: number; fault: { type: string } }> = body;
    return rules
      .filter(({ fault }) => fault.type === type)
      .reduce((sum, rule) => sum + rule.caught, 0);
  }

  /** Changes the RayCluster in a way that its watch has to tell; Argo CD takes it back by and by. */
  function label(value: string): void {
    devCluster.clusters.showcase.store.patch(
      { kind: 'RayCluster', ...rayCluster },
      { metadata: { labels: { 'helm.sh/chart': value } } },
      { type: 'merge', fieldManager: 'test' },
    );
  }

  const isLive = ({ sources: [source] }: EntityView) =>
    source?.freshness.state === 'live';
  const problemOf = ({ sources: [source] }: EntityView) =>
    source && 'problem' in source.freshness
      ? source.freshness.problem.code
      : undefined;

  it('sees a Ray cluster come from Git, from nothing to all workers', async () => {
    const view = await eventually(
      ({ rayClusters: [first], applications }) =>
        first?.phase === 'Ready' && applications[0]?.sync === 'Synced',
    );

    expect(view.rayClusters[0].ref).toEqual({
      cluster: 'showcase',
      ...rayCluster,
    });
    expect(view.rayClusters[0].head?.ready).toBe(true);
    expect(view.applications.map(({ role }) => role)).toEqual([
      'cluster',
      'operator',
      'crds',
    ]);
    expect(isLive(view)).toBe(true);
  });

  it('knows what Kubernetes the cluster runs', async () => {
    await eventually(isLive);

    let [source] = (await askSources()).sources;
    while (source.kubernetesVersion === undefined) {
      [source] = (await askSources()).sources;
    }

    expect(source).toEqual({
      cluster: 'showcase',
      title: 'showcase (title)',
      kind: 'kubernetes',
      via: 'kubernetes-plugin',
      freshness: { state: 'live', since: expect.any(String) },
      kinds: ['RayCluster', 'Pod', 'Event', 'Application'].map(kind => ({
        kind,
        installed: true,
        objects: expect.any(Number),
        freshness: { state: 'live', since: expect.any(String) },
      })),
      kubernetesVersion: 'v1.36.1+dev-cluster',
    });
  });

  it('sees a change in the cluster', async () => {
    await eventually(isLive);

    label('ray-cluster-0.0.1');
    const changed = await eventually(
      ({ rayClusters: [first] }) => first.chart === 'ray-cluster-0.0.1',
    );

    expect(isLive(changed)).toBe(true);
  });

  it.each([
    {
      said: 'the watches are cut and cannot come back',
      fault: { type: 'cut' },
      problem: 'unreachable',
    },
    {
      said: 'the token is no longer good',
      fault: { type: 'refuse', code: 401 },
      problem: 'unauthorized',
    },
    {
      said: 'access is taken away',
      fault: { type: 'refuse', code: 403 },
      problem: 'forbidden',
    },
    {
      said: 'the API server fails',
      fault: { type: 'refuse', code: 500 },
      problem: 'server-error',
    },
  ])(
    'keeps the last good data, says why they are old, and heals when $said',
    async ({ fault, problem }) => {
      await eventually(isLive);

      await addFault({ fault });
      // Watches that are open already do not notice a refusal: the server has to end them.
      await addFault({ only: 'watch', fault: { type: 'cut' } });
      const stale = await eventually(view => problemOf(view) === problem);
      await clearFaults();
      const healed = await eventually(isLive);

      expect(stale.rayClusters[0].groups.length).toBeGreaterThan(0);
      expect(stale.sources[0].freshness.state).toBe('stale');
      expect(healed.rayClusters[0].groups.length).toBeGreaterThan(0);
    },
  );

  it('lists again when the watches have become too old', async () => {
    await eventually(isLive);

    // The open watches end, and the next one of each kind is refused.
    await addFault({
      only: 'watch',
      times: KINDS,
      fault: { type: 'refuse', code: 410 },
    });
    await addFault({ only: 'watch', times: KINDS, fault: { type: 'cut' } });
    while ((await caught('refuse')) < KINDS) {
      await ask();
    }
    await clearFaults();

    await eventually(isLive);
    label('ray-cluster-0.0.2');
    const changed = await eventually(
      ({ rayClusters: [first] }) => first.chart === 'ray-cluster-0.0.2',
    );

    expect(isLive(changed)).toBe(true);
  });

  it('lists again when a line of a watch is broken', async () => {
    await eventually(isLive);

    await addFault({ only: 'watch', fault: { type: 'malformed-line' } });
    label('ray-cluster-0.0.3');
    const stale = await eventually(view => problemOf(view) === 'malformed');
    await clearFaults();
    const healed = await eventually(isLive);

    expect(stale.rayClusters[0].groups.length).toBeGreaterThan(0);
    expect(healed.rayClusters[0].groups.length).toBeGreaterThan(0);
  });
});
