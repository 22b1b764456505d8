import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  entityViewSchema,
  kuberayFleetReadPermission,
  sourcesViewSchema,
} from 'backstage-plugin-kuberay-common';
import type { EntityView, SourcesView } from 'backstage-plugin-kuberay-common';
import request from 'supertest';
import type { Response } from 'supertest';
import healthy from './__fixtures__/healthy.json';
import { FakeCluster, paths } from './__testUtils__/FakeCluster';
import type { StartKuberayBackendOptions } from './__testUtils__/startKuberayBackend';
import {
  aFakeCluster,
  fraudModel,
  permissionsWith,
  startKuberayBackend,
} from './__testUtils__/startKuberayBackend';
import { kuberayPlugin } from './plugin';

const raycluster = fraudModel;

/** A backend with this plugin; every feature of the options comes on top. */
async function startBackend(options: StartKuberayBackendOptions = {}) {
  const { server } = await startKuberayBackend(options);
  const get = (name: string, headers: Record<string, string> = {}) =>
    request(server)
      .get(`/api/kuberay/v1/entities/component/default/${name}`)
      .set(headers);
  const getSources = (headers: Record<string, string> = {}) =>
    request(server).get('/api/kuberay/v1/sources').set(headers);
  return { server, get, getSources };
}

/** Asks until the answer is the one that the test waits for; jest's own limit ends the wait for one that never comes. */
async function eventually(
  ask: () => PromiseLike<Response>,
  accept: (view: EntityView) => boolean,
): Promise<Response> {
  for (;;) {
    const response = await ask();
    if (accept(entityViewSchema.parse(response.body))) {
      return response;
    }
  }
}

const isRead = ({ verdict }: EntityView) => verdict.code !== 'syncing';
const isLive = ({ sources }: EntityView) =>
  sources.length > 0 &&
  sources.every(({ freshness }) => freshness.state === 'live');

// The limits are for machines with other work to do.
jest.setTimeout(120_000);

describe('GET /v1/entities/:kind/:namespace/:name', () => {
  it('answers with the Ray clusters, Applications and verdict of an entity', async () => {
    const { get } = await startBackend();

    const response = await eventually(() => get('fraud-model'), isLive);

    const view = entityViewSchema.parse(response.body);
    expect(view.entityRef).toBe('component:default/fraud-model');
    expect(view.verdict.code).toBe('all-ready');
    expect(
      view.rayClusters.map(({ ref, clusterTitle, phase, groups }) => ({
        ref,
        clusterTitle,
        phase,
        groups: groups.map(({ name, ready, desired }) => [
          name,
          ready,
          desired,
        ]),
      })),
    ).toEqual([
      {
        ref: {
          cluster: 'prod',
          namespace: 'ray-cluster',
          name: 'raycluster-kuberay',
        },
        clusterTitle: 'prod (title)',
        phase: 'Ready',
        groups: [
          ['standard-worker', 1, 1],
          ['additional-worker-group1', 1, 1],
          ['additional-worker-group2', 1, 1],
        ],
      },
    ]);
    expect(
      view.applications.map(({ name, role, sync, health, links }) => ({
        name,
        role,
        sync,
        health,
        link: links.argocd,
      })),
    ).toEqual([
      {
        name: 'raycluster',
        role: 'cluster',
        sync: 'Synced',
        health: 'Healthy',
        link: 'https://argocd.example.org/applications/argocd/raycluster',
      },
      {
        name: 'ray-operator',
        role: 'operator',
        sync: 'Synced',
        health: 'Healthy',
        link: 'https://argocd.example.org/applications/argocd/ray-operator',
      },
      {
        name: 'ray-operator-crds',
        role: 'crds',
        sync: 'Synced',
        health: 'Healthy',
        link: 'https://argocd.example.org/applications/argocd/ray-operator-crds',
      },
    ]);
    expect(response.headers['cache-control']).toBe('private, no-store');
  });

  it('says at once that it is still reading, rather than wait', async () => {
    const cluster = aFakeCluster();
    const answer = cluster.answer.bind(cluster);
    let open = () => {};
    const opened = new Promise<void>(resolve => {
      open = resolve;
    });
    cluster.answer = async (req, res) => {
      await opened;
      answer(req, res);
    };
    const { get } = await startBackend({ cluster });

    const { body } = await get('fraud-model').expect(200);
    open();

    expect(entityViewSchema.parse(body).verdict.code).toBe('syncing');
  });

  it('answers 304 until something changes in the cluster', async () => {
    const cluster = aFakeCluster();
    const { get } = await startBackend({ cluster });
    const first = await eventually(() => get('fraud-model'), isLive);
    const headers = { 'If-None-Match': first.headers.etag };

    await get('fraud-model', headers).expect(304);
    const [pod] = healthy.pods.filter(({ metadata }) =>
      metadata.name.includes('standard-worker'),
    );
    cluster.send(paths.pods, {
      type: 'DELETED',
      object: { ...pod, metadata: { ...pod.metadata, resourceVersion: '101' } },
    });
    const changed = await eventually(
      () => get('fraud-model'),
      ({ verdict }) => verdict.code !== 'all-ready',
    );

    expect(changed.headers.etag).not.toBe(first.headers.etag);
    expect(changed.body.rayClusters[0].totals).toEqual(
      expect.objectContaining({ workersReady: 2, workersDesired: 3 }),
    );
    await get('fraud-model', headers).expect(200);
  });

  it('matches nothing for an entity without an annotation', async () => {
    const { get } = await startBackend();

    const { body } = await get('website').expect(200);

    expect(entityViewSchema.parse(body)).toEqual({
      entityRef: 'component:default/website',
      verdict: {
        code: 'not-matched',
        tone: 'unknown',
        params: { kind: 'Component' },
        message: 'No Ray cluster belongs to this Component yet',
      },
      rayClusters: [],
      applications: [],
      findings: [],
      sources: [],
    });
  });

  it('turns from not installed to there within seconds after the CRDs came', async () => {
    const cluster = new FakeCluster();
    cluster.serve(paths.pods, healthy.pods);
    cluster.serve(paths.events, []);
    const { get } = await startBackend({ cluster });
    const before = await eventually(() => get('fraud-model'), isRead);

    cluster.serve(paths.rayClusters, healthy.rayClusters);
    const after = await eventually(
      () => get('fraud-model'),
      ({ verdict }) => verdict.code !== 'not-installed',
    );

    expect(before.body.verdict.code).toBe('not-installed');
    expect(after.body.verdict.code).toBe('all-ready');
  });

  it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL] as const)(
    'refuses when the permission is %s',
    async result => {
      const { get } = await startBackend({
        features: [
          mockServices.permissions.mock({
            authorize: async () => [{ result } as { result: 'DENY' }],
          }).factory,
        ],
      });

      const { body } = await get('fraud-model').expect(403);

      expect(body.error.name).toBe('NotAllowedError');
      expect(JSON.stringify(body)).not.toContain('raycluster-kuberay');
    },
  );

  it('refuses a caller without credentials', async () => {
    const { get } = await startBackend();

    const { status } = await get('fraud-model', {
      Authorization: mockCredentials.none.header(),
    });

    expect(status).toBe(401);
  });

  it('knows no entity that is not in the catalog', async () => {
    const { get } = await startBackend();

    const { body } = await get('nobody').expect(404);

    expect(body.error).toEqual(
      expect.objectContaining({
        name: 'NotFoundError',
        message: 'No entity component:default/nobody',
      }),
    );
  });

  it('hides an entity from a caller who may not see it, and asks the catalog as the caller', async () => {
    const owner = 'user:default/owner';
    const visibleToOwner: Pick<CatalogService, 'getEntityByRef'> = {
      async getEntityByRef(_ref, { credentials }) {
        const { principal } = credentials as ReturnType<
          typeof mockCredentials.user
        >;
        return principal.userEntityRef === owner ? raycluster : undefined;
      },
    };
    const { get } = await startBackend({
      catalog: createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () =>
          Object.assign(catalogServiceMock({ entities: [] }), visibleToOwner),
      }),
    });
    const as = (user: string) =>
      get('fraud-model', { Authorization: mockCredentials.user.header(user) });

    const { get: getUnknown } = await startBackend({ entities: [] });

    const seen = await as(owner);
    const hidden = await as('user:default/stranger');
    const unknown = await getUnknown('fraud-model', {
      Authorization: mockCredentials.user.header('user:default/stranger'),
    });

    expect(seen.status).toBe(200);
    expect(hidden.status).toBe(404);
    const told = ({
      status,
      text,
      headers: { date: _, ...headers },
    }: Response) => ({
      status,
      text,
      headers,
    });
    expect(told(hidden)).toEqual(told(unknown));
  });

  it('leaves an audit event of every read, and of every refusal', async () => {
    const success = jest.fn(async () => {});
    const fail = jest.fn(async () => {});
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({ success, fail }),
    });
    const { get } = await startBackend({ features: [auditor.factory] });

    await get('fraud-model');
    await get('nobody');

    expect(auditor.createEvent.mock.calls.map(([event]) => event)).toEqual(
      ['fraud-model', 'nobody'].map(name => ({
        eventId: 'entity-fetch',
        severityLevel: 'low',
        request: expect.anything(),
        meta: { entityRef: `component:default/${name}` },
      })),
    );
    expect(success).toHaveBeenCalledTimes(1);
    expect(fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotFoundError' }),
    });
  });

  it('asks a cluster once per kind, however many look', async () => {
    const cluster = aFakeCluster();
    const { get } = await startBackend({ cluster });
    await eventually(() => get('fraud-model'), isLive);
    const lists = () =>
      cluster.requests.filter(asked => asked.startsWith('list')).sort();

    await Promise.all(Array.from({ length: 20 }, () => get('fraud-model')));

    expect(lists()).toEqual([
      `list ${paths.events}`,
      `list ${paths.pods}`,
      `list ${paths.applications}`,
      `list ${paths.rayClusters}`,
    ]);
  });

  it.each(['a%2Fb', 'a%20b', 'a%3Ab', 'a%00', 'a%5Cb', 'x'.repeat(254)])(
    'refuses the name %s, which no entity has',
    async name => {
      const { get } = await startBackend();

      const { body } = await get(name).expect(400);

      expect(body.error.name).toBe('InputError');
    },
  );
});

describe('GET /v1/sources', () => {
  /** Asks until every cluster has said its version. */
  async function whenRead(ask: () => PromiseLike<Response>): Promise<Response> {
    for (;;) {
      const response = await ask();
      const { sources } = sourcesViewSchema.parse(response.body);
      if (
        sources.every(
          ({ freshness, kubernetesVersion }) =>
            freshness.state === 'live' && kubernetesVersion,
        )
      ) {
        return response;
      }
    }
  }

  it('answers with every cluster, how fresh it is and what version it runs', async () => {
    const { getSources } = await startBackend();

    const response = await whenRead(() => getSources());

    const freshness = { state: 'live' as const, since: expect.any(String) };
    const kind = { installed: true, freshness };
    expect(sourcesViewSchema.parse(response.body)).toEqual<SourcesView>({
      sources: [
        {
          kind: 'kubernetes',
          cluster: 'prod',
          title: 'prod (title)',
          via: 'kubernetes-plugin',
          freshness,
          kubernetesVersion: 'v1.36.1',
          kinds: [
            { ...kind, kind: 'RayCluster', objects: 1 },
            { ...kind, kind: 'Pod', objects: 4 },
            { ...kind, kind: 'Event', objects: 4 },
            { ...kind, kind: 'Application', objects: 3 },
          ],
        },
      ],
      instances: [],
    });
    expect(response.headers['cache-control']).toBe('private, no-store');
    await getSources({ 'If-None-Match': response.headers.etag }).expect(304);
  });

  it('asks a cluster for its version once, however many look', async () => {
    const cluster = aFakeCluster();
    const { getSources } = await startBackend({ cluster });
    await whenRead(() => getSources());

    await Promise.all(Array.from({ length: 20 }, () => getSources()));

    expect(cluster.requests.filter(asked => asked === 'version')).toEqual([
      'version',
    ]);
  });

  it('leaves the version out of a cluster that has not said it', async () => {
    const cluster = aFakeCluster();
    const answer = cluster.answer.bind(cluster);
    cluster.answer = (req, res) => {
      if (req.path === '/version') {
        res.status(403).json({ kind: 'Status', code: 403 });
      } else {
        answer(req, res);
      }
    };
    const { get, getSources } = await startBackend({ cluster });
    await eventually(() => get('fraud-model'), isLive);

    const { body } = await getSources().expect(200);

    const [source] = sourcesViewSchema.parse(body).sources;
    expect(source.freshness.state).toBe('live');
    expect(source).not.toHaveProperty('kubernetesVersion');
  });

  it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL] as const)(
    'refuses when the permission is %s',
    async result => {
      const { get, getSources } = await startBackend({
        features: [permissionsWith(kuberayFleetReadPermission.name, result)],
      });

      const { body } = await getSources().expect(403);

      expect(body.error).toEqual(
        expect.objectContaining({
          name: 'NotAllowedError',
          message: 'Not allowed: kuberay.fleet.read',
        }),
      );
      expect(JSON.stringify(body)).not.toContain('prod');
      await get('fraud-model').expect(200);
    },
  );

  it('refuses a caller without credentials', async () => {
    const { getSources } = await startBackend();

    const { status } = await getSources({
      Authorization: mockCredentials.none.header(),
    });

    expect(status).toBe(401);
  });

  it('leaves an audit event of every read, and of every refusal', async () => {
    const success = jest.fn(async () => {});
    const fail = jest.fn(async () => {});
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({ success, fail }),
    });
    let result: AuthorizeResult = AuthorizeResult.ALLOW;
    const permissions = mockServices.permissions.mock({
      authorize: async () => [{ result: result as 'ALLOW' }],
    });
    const { getSources } = await startBackend({
      features: [auditor.factory, permissions.factory],
    });

    await getSources().expect(200);
    result = AuthorizeResult.DENY;
    await getSources().expect(403);

    const event = {
      eventId: 'sources-fetch',
      severityLevel: 'low',
      request: expect.anything(),
    };
    expect(auditor.createEvent.mock.calls).toEqual([[event], [event]]);
    expect(success).toHaveBeenCalledTimes(1);
    expect(fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
  });
});

describe('without a Kubernetes plugin', () => {
  it('starts, and says that the clusters cannot be read', async () => {
    const { server } = await startTestBackend({
      features: [
        kuberayPlugin,
        catalogServiceMock.factory({ entities: [raycluster] }),
      ],
    });
    const get = () =>
      request(server).get(
        '/api/kuberay/v1/entities/component/default/fraud-model',
      );

    const { body } = await eventually(get, isRead);

    expect(body.verdict.code).toBe('unavailable');
    expect(body.sources).toEqual([
      {
        kind: 'kubernetes',
        cluster: 'prod',
        title: 'prod',
        freshness: {
          state: 'failed',
          since: expect.any(String),
          problem: {
            code: 'unreachable',
            message:
              'The Kubernetes plugin is not installed or has no configuration',
          },
        },
      },
    ]);
  });
});

describe('with a wrong configuration', () => {
  it('does not start, and names the key', async () => {
    await expect(
      startBackend({ config: { argocd: { baseUrl: 'argocd' } } }),
    ).rejects.toThrow('argocd.baseUrl must be an http or https URL');
  });
});
