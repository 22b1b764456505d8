import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceMock,
  metricsServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { entityViewSchema } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationView,
  EntityView,
} from 'backstage-plugin-kuberay-common';
import { startDevCluster } from 'dev-cluster';
import type { DevCluster } from 'dev-cluster';
import { inspect } from 'node:util';
import request from 'supertest';
import type { Leak } from './__testUtils__/LeakyUpstream';
import { LeakyUpstream } from './__testUtils__/LeakyUpstream';
import { readEvents } from './__testUtils__/readEvents';
import { aComponent } from './__testUtils__/startKuberayBackend';
import { kuberayPlugin } from './plugin';

jest.setTimeout(120_000);

const token = 'cluster-secret';
const user = { username: 'portal', password: 'argocd-secret' };

const isLive = ({ sources }: EntityView) =>
  sources.length > 0 &&
  sources.every(({ freshness }) => freshness.state === 'live');
const isControlled = ({ control }: ApplicationView) => control.enabled;

/**
 * A cluster of our own and an Argo CD instance behind an upstream that tells everything when it fails. Whatever is
 * answered, logged, audited and counted meanwhile is held against all that nobody may read there.
 */
describe('nothing secret', () => {
  const directory = createMockDirectory();
  const log = mockServices.logger.mock();
  const audited: unknown[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async event => {
      // The request is the caller's own, token and all; Backstage's auditor takes its address and method alone.
      audited.push({ ...event, request: undefined });
      return {
        success: async more => void audited.push(more),
        fail: async more => void audited.push(more),
      };
    },
  });
  const counted: unknown[] = [];
  const counter = { add: (...count: unknown[]) => void counted.push(count) };
  const metrics = metricsServiceMock.mock({
    createCounter: () => counter,
    createUpDownCounter: () => counter,
    createObservableGauge: () => ({
      addCallback: callback =>
        callback({
          observe: (...observed) => void counted.push(observed),
        }),
      removeCallback: () => {},
    }),
  });
  const actions = actionsRegistryServiceMock();
  const answered: string[] = [];
  let devCluster: DevCluster;
  let upstream: LeakyUpstream;
  let url: string;

  beforeAll(async () => {
    devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.path,
      token,
      argocd: user,
      git: user,
      logger: mockServices.logger.mock(),
    });
    upstream = await LeakyUpstream.start(devCluster.url);
    const at = (absolute: string) =>
      `${upstream.url}${new URL(absolute).pathname}`;
    const { showcase } = devCluster.clusters;
    const { server } = await startTestBackend({
      features: [
        kuberayPlugin,
        log.factory,
        auditor.factory,
        metrics.factory,
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => actions,
        }),
        mockServices.rootConfig.factory({
          data: {
            kuberay: {
              actions: { enabled: true },
              clusters: [
                {
                  name: 'own',
                  url: at(showcase.url),
                  serviceAccountToken: token,
                },
              ],
              destinations: { 'europe/in-cluster': 'own' },
              ray: { dashboard: 'proxy' },
            },
            argocd: {
              ...user,
              appLocatorMethods: [
                {
                  type: 'config',
                  instances: [{ name: 'europe', url: at(showcase.argocdUrl) }],
                },
              ],
            },
          },
        }),
        catalogServiceMock.factory({
          entities: [
            aComponent('own', {
              'kuberay.io/raycluster':
                'own/risk-features/fraud-features-kuberay',
            }),
            aComponent('argocd', {
              'argocd/app-name': 'fraud-features',
              'argocd/instance-name': 'europe',
            }),
          ],
        }),
      ],
    });
    url = `http://127.0.0.1:${server.port()}/api/kuberay/v1`;
    await eventually(({ applications }) => applications.length > 0);
    await eventually(isLive);
  });

  afterAll(() => {
    upstream.stop();
    return devCluster.stop();
  });

  async function viewOf(entity: string): Promise<EntityView> {
    const { text, headers } = await request(url).get(
      `/entities/component/default/${entity}`,
    );
    answered.push(text, inspect(headers));
    return entityViewSchema.parse(JSON.parse(text));
  }

  async function eventually(
    accept: (view: EntityView) => boolean,
  ): Promise<void> {
    for (const entity of ['own', 'argocd']) {
      while (!accept(await viewOf(entity))) {
        // The next answer may be the one.
      }
    }
  }

  /** Lets the Application name its entity, which the GitOps repository does not: what follows Git may take it away. */
  async function announceEntity(): Promise<void> {
    do {
      devCluster.clusters.showcase.store.patch(
        { kind: 'Application', namespace: 'argocd', name: 'fraud-features' },
        {
          metadata: {
            annotations: { 'kuberay.io/entity': 'component:default/own' },
          },
        },
        { type: 'merge', fieldManager: 'test' },
      );
    } while (!(await viewOf('own')).applications.some(isControlled));
  }

  /** Refreshes and syncs each Application. */
  const act = (path: string, applications: ApplicationView[]) =>
    Promise.all(
      applications.flatMap(({ id }) => [
        request(url).post(`${path}/applications/${id}/refresh`),
        request(url)
          .post(`${path}/applications/${id}/sync`)
          .send({ acceptReplicaReset: true }),
      ]),
    );

  /** Asks for everything that can be asked for, and keeps every word of the answers. */
  async function askEverything(): Promise<number[]> {
    const statuses: number[] = [];
    for (const entity of ['own', 'argocd']) {
      const { applications } = await viewOf(entity);
      const path = `/entities/component/default/${entity}`;
      const responses = [
        await request(url).get(`${path}/history`),
        ...(await act(path, applications)),
        await request(url).get('/fleet'),
        await request(url).get('/sources'),
      ];
      for (const { text, headers, status } of responses) {
        answered.push(text, inspect(headers));
        statuses.push(status);
      }
      const leaving = new AbortController();
      const stream = await fetch(`${url}${path}/events`, {
        signal: leaving.signal,
      });
      for await (const { data } of readEvents(stream)) {
        answered.push(data);
        break;
      }
      leaving.abort();
      const { output } = await actions.invoke({
        id: 'test:get-ray-cluster-status',
        input: { entityRef: `component:default/${entity}` },
      });
      answered.push(inspect(output, { depth: Infinity }));
    }
    return statuses;
  }

  /** The text of everything that anybody could read. */
  function everythingWritten(): Record<string, string> {
    const { debug, info, warn, error } = log;
    const say = (something: unknown) =>
      // With stacks and causes, which JSON leaves out.
      inspect(something, { depth: Infinity, maxStringLength: Infinity });
    return {
      answers: answered.join('\n'),
      log: say([debug, info, warn, error].flatMap(({ mock }) => mock.calls)),
      audit: say(audited),
      metrics: say(counted),
    };
  }

  it.each<{ said: string; leak: Leak; only?: RegExp }>([
    { said: '404', leak: { status: 404, type: 'argocd' } },
    { said: '409', leak: { status: 409, type: 'status' } },
    { said: '500', leak: { status: 500, type: 'text' } },
    { said: '502', leak: { status: 502, type: 'argocd' } },
    { said: '200 and no JSON', leak: { status: 200, type: 'text' } },
    { said: '200 and another object', leak: { status: 200, type: 'status' } },
    { said: '200 and a list of nonsense', leak: { status: 200, type: 'page' } },
    { said: 'a redirection', leak: { status: 302 } },
    { said: 'nothing at all', leak: 'cut' },
    // Who is refused waits long before it asks again: these come last, and nothing has to heal in between.
    {
      said: '401 to a login',
      leak: { status: 401, type: 'argocd' },
      only: /\/api\/v1\/(session|stream|applications)/,
    },
    { said: '403', leak: { status: 403, type: 'status' } },
    { said: '401', leak: { status: 401, type: 'text' } },
  ])('gets out when the upstream answers $said', async ({ leak, only }) => {
    const refused =
      typeof leak === 'object' && [401, 403].includes(leak.status);
    await announceEntity();
    upstream.failWith(leak, only);
    while (upstream.failures < (refused ? 1 : 4)) {
      await viewOf('own');
    }
    const statuses = await askEverything();
    const { failures } = upstream;
    upstream.heal();
    if (!refused) {
      await eventually(isLive);
    }

    expect(failures).toBeGreaterThan(0);
    expect(statuses).toContain(200);
    expect(answered.join('\n')).toContain('fraud-features-kuberay');
    expect(audited).not.toEqual([]);
    for (const text of Object.values(everythingWritten())) {
      expect(text).not.toMatch(
        /(cluster|argocd|upstream)-secret|127\.0\.0\.1|localhost|Bearer/,
      );
      expect(text).not.toContain(String(upstream.port));
    }
  });
});
