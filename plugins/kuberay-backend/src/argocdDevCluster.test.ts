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
import request from 'supertest';
import { kuberayPlugin } from './plugin';

jest.setTimeout(60_000);

const user = { username: 'portal', password: 'a-password' };

/**
 * The plugin with nothing but the API of two Argo CD instances: no Kubernetes plugin, no cluster of its own. One of
 * the instances does not exist. One story: each test leaves the instance as it found it.
 */
describe('with nothing but Argo CD', () => {
  const directory = createMockDirectory();
  const log = mockServices.logger.mock();
  let devCluster: DevCluster;
  let ask: () => Promise<EntityView>;

  beforeAll(async () => {
    devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.path,
      token: 'a-token',
      argocd: user,
      git: user,
      faultControl: true,
      logger: mockServices.logger.mock(),
    });
    const { argocdUrl } = devCluster.clusters.showcase;
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
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Resource',
              metadata: {
                name: 'fraud-features',
                annotations: {
                  'kuberay.io/raycluster':
                    'internal/risk-features/fraud-features-kuberay',
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
  });

  afterAll(() => devCluster.stop());
  afterEach(() => request(devCluster.url).delete('/faults'));

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

  const addFault = (rule: object) =>
    request(devCluster.url)
      .post('/faults')
      .send({ pathPrefix: '/argocd/showcase/', ...rule })
      .expect(({ ok, text }) => {
        if (!ok) {
          throw new Error(text);
        }
      });

  /** How many requests the faults of one type have hit. */
  async function caught(type: string): Promise<number> {
    const { body } = await request(devCluster.url).get('/faults');
    const rules: Array<{ caught: number; fault: { type: string } }> = body;
    return rules
      .filter(({ fault }) => fault.type === type)
      .reduce((sum, rule) => sum + rule.caught, 0);
  }

  function annotate(annotation: string, value: string): void {
    devCluster.clusters.showcase.store.patch(
      { kind: 'Application', namespace: 'argocd', name: 'fraud-features' },
      { metadata: { annotations: { [annotation]: value } } },
      { type: 'merge', fieldManager: 'test' },
    );
  }

  const sourceOf = (view: EntityView, name: string) =>
    view.sources.find(source => source.cluster === name);
  const isReady = ({ rayClusters: [first], applications }: EntityView) =>
    first?.phase === 'Ready' && applications[0]?.sync === 'Synced';

  it('sees a Ray cluster, its pods and its Application', async () => {
    const view = await eventually(isReady);

    expect(view.rayClusters[0].ref).toEqual({
      cluster: 'internal',
      namespace: 'risk-features',
      name: 'fraud-features-kuberay',
    });
    expect(view.rayClusters[0].head?.ready).toBe(true);
    expect(view.applications[0]).toMatchObject({
      role: 'cluster',
      health: 'Healthy',
    });
  });

  it.each([
    { said: 'the stream is cut', fault: { type: 'cut' } },
    { said: 'a line is broken', fault: { type: 'malformed-line' } },
    { said: 'a line stops in the middle', fault: { type: 'half-line' } },
    { said: 'the stream says an error', fault: { type: 'stream-error' } },
    { said: 'the session has expired', fault: { type: 'token-expiry' } },
  ])('stays live when $said', async ({ fault }) => {
    await eventually(isReady);

    await addFault({ only: 'watch', times: 1, fault });
    if (fault.type === 'token-expiry') {
      // Nobody looks at the token of a stream that is open.
      await addFault({ only: 'watch', times: 1, fault: { type: 'cut' } });
    }
    while ((await caught(fault.type)) === 0) {
      annotate('kuberay.io/nobody-reads-this', String(Math.random()));
      await ask();
    }
    await request(devCluster.url).delete('/faults');
    const view = await eventually(isReady);

    expect(sourceOf(view, 'internal')?.freshness.state).toBe('live');
  });

  it('keeps the last good data and says why they are old when Argo CD fails, and heals', async () => {
    await eventually(isReady);

    await addFault({ fault: { type: 'refuse', code: 500 } });
    await addFault({ only: 'watch', fault: { type: 'cut' } });
    const stale = await eventually(
      view => sourceOf(view, 'internal')?.freshness.state === 'stale',
    );
    expect(stale.rayClusters[0].groups.length).toBeGreaterThan(0);
    await request(devCluster.url).delete('/faults');

    await eventually(
      view => sourceOf(view, 'internal')?.freshness.state === 'live',
    );
  });

  it('has written no secret into the log', () => {
    const { debug, info, warn, error } = log;
    const written = JSON.stringify(
      [debug, info, warn, error].flatMap(({ mock }) => mock.calls),
    );
    expect(written).not.toMatch(/a-password|a-token|other-token|127\.0\.0\.1/);
  });
});
