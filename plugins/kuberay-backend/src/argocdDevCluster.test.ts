import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { entityViewSchema } from 'backstage-plugin-kuberay-common';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import { startDevCluster } from 'dev-cluster';
import type { DevCluster } from 'dev-cluster';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { readEvents } from './__testUtils__/readEvents';
import { kuberayPlugin } from './plugin';

jest.setTimeout(120_000);

const user = { username: 'portal', password: 'a-password' };

/** The stand-ins take as long for everything as real ones do: here they live ten times as fast. */
const fastClock = {
  startedAt: Date.now(),
  now: () => fastClock.startedAt + (Date.now() - fastClock.startedAt) * 10,
  schedule(task: () => void, delayMs: number) {
    const timer = setTimeout(task, delayMs / 10);
    return () => clearTimeout(timer);
  },
};

const resource = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name, annotations },
  spec: { type: 'ray-cluster', owner: 'risk' },
});

/** An Application that no root Application owns: Argo CD leaves what a test makes of it as it is. */
const probe = (targetRevision: string) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { namespace: 'argocd', name: 'probe' },
  spec: {
    project: 'default',
    destination: { name: 'in-cluster', namespace: 'nowhere' },
    source: {
      repoURL: 'https://git.example.org/nothing.git',
      path: '.',
      targetRevision,
    },
  },
});

/**
 * The plugin with nothing but the API of two Argo CD instances: no Kubernetes plugin, no cluster of its own. One of
 * the instances does not exist. One story: each test leaves the instance as it found it. Nobody polls: views come as
 * events.
 */
describe('with nothing but Argo CD', () => {
  const directory = createMockDirectory();
  const log = mockServices.logger.mock({ child: () => log });
  let devCluster: DevCluster;
  let rayCluster: AsyncGenerator<EntityView>;
  let probed: AsyncGenerator<EntityView>;
  const left = new AbortController();

  beforeAll(async () => {
    devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.path,
      token: 'a-token',
      argocd: user,
      git: user,
      faultControl: true,
      clock: fastClock,
      logger: mockServices.logger.mock(),
    });
    const { argocdUrl, store } = devCluster.clusters.showcase;
    store.create(probe('v0'));
    const { server } = await startTestBackend({
      features: [
        kuberayPlugin,
        log.factory,
        mockServices.rootConfig.factory({
          data: {
            argocd: {
              ...user,
              appLocatorMethods: [
                {
                  type: 'config',
                  instances: [
                    { name: 'internal', url: argocdUrl },
                    {
                      name: 'gone',
                      url: 'http://127.0.0.1:9',
                      token: 'other-token',
                    },
                  ],
                },
              ],
            },
          },
        }),
        catalogServiceMock.factory({
          entities: [
            resource('fraud-features', {
              'kuberay.io/raycluster':
                'internal/risk-features/fraud-features-kuberay',
            }),
            resource('probe', {
              'argocd/app-name': 'probe',
              'argocd/instance-name': 'internal',
            }),
          ],
        }),
      ],
    });
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}/api/kuberay/v1/entities/resource/default`;
    rayCluster = viewsOf(`${base}/fraud-features/events`);
    probed = viewsOf(`${base}/probe/events`);
  });

  afterAll(async () => {
    left.abort();
    await devCluster.stop();
  });
  afterEach(() => devCluster.faults?.clear());

  async function* viewsOf(url: string): AsyncGenerator<EntityView> {
    const response = await fetch(url, { signal: left.signal });
    for await (const { event, data } of readEvents(response)) {
      if (event === 'view') {
        yield entityViewSchema.parse(JSON.parse(data));
      } else if (event === 'end') {
        throw new Error(`The stream ends: ${data}`);
      }
    }
  }

  /** The next view that the test waits for. */
  async function eventually(
    views: AsyncGenerator<EntityView>,
    accept: (view: EntityView) => boolean,
  ): Promise<EntityView> {
    for (;;) {
      const { value, done } = await views.next();
      if (done) {
        throw new Error('The stream has ended');
      }
      if (accept(value)) {
        return value;
      }
    }
  }

  type FaultRule = Parameters<NonNullable<DevCluster['faults']>['add']>[0];

  const addFault = (rule: Partial<FaultRule> & Pick<FaultRule, 'fault'>) =>
    devCluster.faults?.add({ pathPrefix: '/argocd/showcase/', ...rule });

  const cut = { type: 'cut', afterBytes: 0 } as const;

  let changes = 0;

  /** Changes the probe, and waits until that is seen. */
  async function seeChange(): Promise<EntityView> {
    changes += 1;
    const targetRevision = `v${changes}`;
    devCluster.clusters.showcase.store.patch(
      { kind: 'Application', namespace: 'argocd', name: 'probe' },
      { spec: { source: { targetRevision } } },
      { type: 'merge', fieldManager: 'test' },
    );
    return eventually(
      probed,
      ({ applications: [first] }) =>
        first?.sources[0].targetRevision === targetRevision,
    );
  }

  const freshnessOf = ({ sources }: EntityView) =>
    sources.find(
      ({ cluster, kind }) => cluster === 'internal' && kind === 'argocd',
    )?.freshness;

  it('sees a Ray cluster, its pods and its Application', async () => {
    const view = await eventually(
      rayCluster,
      ({ rayClusters: [first], applications: [application] }) =>
        first?.head !== undefined && application?.sync === 'Synced',
    );

    expect(view.rayClusters[0].ref).toEqual({
      cluster: 'internal',
      namespace: 'risk-features',
      name: 'fraud-features-kuberay',
    });
    expect(view.applications[0]).toMatchObject({
      role: 'cluster',
      health: 'Healthy',
    });
  });

  it('sees a change of an Application', async () => {
    const view = await seeChange();

    expect(freshnessOf(view)?.state).toBe('live');
  });

  it('keeps the last good data and says why they are old when its credentials are refused, and heals', async () => {
    addFault({
      fault: { type: 'refuse', code: 401 },
      pathPrefix: '/argocd/showcase/api/v1/applications',
    });
    addFault({ only: 'watch', fault: cut });
    const stale = await eventually(
      rayCluster,
      view => freshnessOf(view)?.state === 'stale',
    );
    expect(freshnessOf(stale)).toMatchObject({
      problem: { code: 'unauthorized' },
    });
    expect(stale.rayClusters[0].groups.length).toBeGreaterThan(0);
    devCluster.faults?.clear();

    await eventually(rayCluster, view => freshnessOf(view)?.state === 'live');
    await seeChange();
  });

  it.each([
    { said: 'the stream is cut', faults: [cut] },
    {
      said: 'its session has expired',
      faults: [{ type: 'token-expiry' } as const, cut],
    },
  ])(
    'goes on to see changes, and stays live, when $said',
    async ({ faults }) => {
      // Nobody looks at the token of a stream that is open: it has to be cut.
      faults.forEach(fault => addFault({ only: 'watch', times: 1, fault }));
      const views: EntityView[] = [];
      while (devCluster.faults?.list().some(({ caught }) => caught === 0)) {
        views.push(await seeChange());
      }
      views.push(await seeChange());

      expect(new Set(views.map(view => freshnessOf(view)?.state))).toEqual(
        new Set(['live']),
      );
    },
  );

  it('has written no secret and no address into the log', () => {
    const { debug, info, warn, error } = log;
    const written = inspect(
      [debug, info, warn, error].flatMap(({ mock }) => mock.calls),
      { depth: 20 },
    );
    expect(written).toContain('unauthorized');
    expect(written).not.toMatch(
      /a-password|a-token|other-token|Bearer|eyJ|127\.0\.0\.1:\d/,
    );
  });
});
