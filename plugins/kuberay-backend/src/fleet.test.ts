import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  fleetHistoryViewSchema,
  fleetViewSchema,
  historyViewSchema,
  kuberayClusterReadPermission,
  kuberayFleetReadPermission,
} from 'backstage-plugin-kuberay-common';
import type {
  FleetHistoryView,
  FleetView,
} from 'backstage-plugin-kuberay-common';
import request from 'supertest';
import healthy from './__fixtures__/healthy.json';
import {
  aComponent,
  aFakeCluster,
  fraudModel,
  permissionsWith,
  startKuberayBackend,
} from './__testUtils__/startKuberayBackend';
import type { StartKuberayBackendOptions } from './__testUtils__/startKuberayBackend';

jest.setTimeout(120_000);

async function start(options: StartKuberayBackendOptions = {}) {
  const { server } = await startKuberayBackend(options);
  const get = (path: string, headers: Record<string, string> = {}) =>
    request(server).get(`/api/kuberay/v1/${path}`).set(headers);
  /** The fleet once all is read. */
  async function fleet(
    query = '',
    headers: Record<string, string> = {},
  ): Promise<FleetView> {
    for (;;) {
      const { body } = await get(`fleet${query}`, headers).expect(200);
      const view = fleetViewSchema.parse(body);
      if (
        view.sources.length > 0 &&
        view.sources.every(({ freshness }) => freshness.state === 'live')
      ) {
        return view;
      }
    }
  }
  return { get, fleet };
}

async function readUntil(
  get: Awaited<ReturnType<typeof start>>['get'],
  isWanted: (history: FleetHistoryView) => boolean,
): Promise<FleetHistoryView> {
  for (;;) {
    const { body } = await get('fleet/history').expect(200);
    const history = fleetHistoryViewSchema.parse(body);
    if (isWanted(history)) {
      return history;
    }
  }
}

describe('GET /v1/fleet', () => {
  it('answers with every Ray cluster, and whose it is', async () => {
    const { fleet, get } = await start();

    const view = await fleet();

    expect(
      view.rayClusters.map(({ ref, phase, entity, application }) => [
        ref.name,
        phase,
        entity,
        application?.name,
      ]),
    ).toEqual([
      [
        'raycluster-kuberay',
        'Ready',
        {
          entityRef: 'component:default/fraud-model',
          title: 'fraud-model',
          // As the entity names it.
          owner: 'ml',
        },
        'raycluster',
      ],
    ]);
    expect(view.totals).toEqual(
      expect.objectContaining({
        rayClusters: 1,
        byPhase: expect.objectContaining({ Ready: 1 }),
      }),
    );
    const { headers } = await get('fleet');
    await get('fleet', { 'If-None-Match': headers.etag }).expect(304);
  });

  it.each([
    ['?phase=Ready', 1],
    ['?phase=Degraded', 0],
    ['?cluster=prod&namespace=ray-cluster', 1],
    ['?cluster=test', 0],
    ['?owner=group:default/ml', 1],
    ['?owner=group:default/risk', 0],
    ['?q=FRAUD', 1],
  ])('narrows by %s', async (query, expected) => {
    const { fleet } = await start();

    expect((await fleet(query)).totals.rayClusters).toBe(expected);
  });

  it('names entity and owner to those alone who may see them in the catalog', async () => {
    const catalog = catalogServiceMock({ entities: [fraudModel] });
    const owner = 'user:default/owner';
    const visibleToOwner: Pick<CatalogService, 'queryEntities'> = {
      async queryEntities(query, { credentials }) {
        // The mock's own credentials: a user.
        const { principal } = credentials as ReturnType<
          typeof mockCredentials.user
        >;
        return principal.userEntityRef === owner
          ? catalog.queryEntities(query)
          : { items: [], totalItems: 0, pageInfo: {} };
      },
    };
    const { fleet } = await start({
      catalog: createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () =>
          Object.assign(
            catalogServiceMock({ entities: [fraudModel] }),
            visibleToOwner,
          ),
      }),
    });
    const as = (user: string, query = '') =>
      fleet(query, { Authorization: mockCredentials.user.header(user) });

    const [seen] = (await as(owner)).rayClusters;
    const [hidden] = (await as('user:default/stranger')).rayClusters;

    expect(seen.entity?.entityRef).toBe('component:default/fraud-model');
    expect(hidden).not.toHaveProperty('entity');
    expect(
      (await as('user:default/stranger', '?owner=group:default/ml')).totals
        .rayClusters,
    ).toBe(0);
  });

  it('names the entity that an Application names to those alone who may see it, and to services', async () => {
    const announced = 'component:default/announced';
    const applications = healthy.applications.map(application => ({
      ...application,
      metadata: {
        ...application.metadata,
        annotations: { 'kuberay.io/entity': announced },
      },
    }));
    const named = async (entities: Entity[], credentials?: string) => {
      const { fleet } = await start({
        cluster: aFakeCluster(applications),
        entities,
      });
      const [row] = (
        await fleet('', credentials ? { Authorization: credentials } : {})
      ).rayClusters;
      return row.application;
    };

    const matched = aComponent('announced', { 'argocd/app-name': 'x' });
    expect(await named([matched])).toHaveProperty('entityRef', announced);
    expect(await named([fraudModel])).not.toHaveProperty('entityRef');
    expect(
      await named([fraudModel], mockCredentials.service.header()),
    ).toHaveProperty('entityRef', announced);
  });

  it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL] as const)(
    'refuses when the permission is %s',
    async result => {
      const { get } = await start({
        features: [permissionsWith(kuberayFleetReadPermission.name, result)],
      });

      const { text } = await get('fleet').expect(403);

      expect(text).not.toContain('raycluster-kuberay');
    },
  );

  it('refuses a caller without credentials, and a query that it does not know', async () => {
    const { get } = await start();

    const responses = [
      await get('fleet', { Authorization: mockCredentials.none.header() }),
      await get('fleet?cluster=a&cluster=b'),
      await get('fleet?cursor=made-up'),
    ];

    expect(responses.map(({ status }) => status)).toEqual([401, 400, 400]);
  });
});

describe.each(['fleet', 'fleet/history'])('a hostile query of /v1/%s', path => {
  it('is refused in words of ours, or narrows to nothing', async () => {
    const { get } = await start();
    const answers = [];
    for (const query of [
      'limit=0',
      'limit=1e9',
      'limit=NaN',
      'q=',
      `q=${'a'.repeat(201)}`,
      'q[$gt]=',
      'q=a&q=b',
      'phase=__proto__',
      `cursor=${'A'.repeat(1001)}`,
      `cursor=${Buffer.from('[0,0,"a","b"]').toString('base64url')}`,
      `cursor=${Buffer.from('{"__proto__":1}').toString('base64url')}`,
    ]) {
      const { status, text } = await get(`${path}?${query}`);
      answers.push(status);
      expect(text).not.toMatch(/\bat .*\.ts:|raycluster-kuberay/);
    }
    expect(answers).toEqual(answers.map(() => 400));

    for (const query of [
      'cluster=..%2F..%2Fetc',
      'namespace=%00',
      'owner=%3A%2F%3A',
      'q=%3Cscript%3E',
    ]) {
      const { body } = await get(`${path}?${query}`).expect(200);
      expect(body.rayClusters).toEqual([]);
    }
  });
});

describe('GET /v1/fleet/history', () => {
  it('answers with the last hour of the Ray clusters of the page', async () => {
    const { get, fleet } = await start();
    await fleet();

    // What was found is written a moment later.
    const history = await readUntil(get, ({ rayClusters }) =>
      rayClusters.some(({ ready }) => ready.at(-1) !== null),
    );

    const [one, ...others] = history.rayClusters;
    expect({
      others,
      ref: one.ref,
      values: one.ready.length,
      now: [one.ready.at(-1), one.desired.at(-1)],
      before: one.ready.slice(0, 20),
      step: history.step,
      hours: Date.parse(history.to) - Date.parse(history.from),
    }).toEqual({
      others: [],
      ref: {
        cluster: 'prod',
        namespace: 'ray-cluster',
        name: 'raycluster-kuberay',
      },
      values: 24,
      now: [3, 3],
      before: new Array(20).fill(null),
      step: 'PT150S',
      hours: 3_600_000,
    });
  });

  it('answers for the Ray clusters that the same query of the fleet gives', async () => {
    const { get, fleet } = await start();
    await fleet();

    const names = async (query: string) =>
      fleetHistoryViewSchema
        .parse((await get(`fleet/history?${query}`).expect(200)).body)
        .rayClusters.map(({ ref }) => ref.name);

    expect([await names('phase=Ready'), await names('cluster=test')]).toEqual([
      ['raycluster-kuberay'],
      [],
    ]);
  });

  it('has an ETag', async () => {
    const { get, fleet } = await start();
    await fleet();
    const answers = [];
    // The next step may begin between two answers: then the one after it still stands.
    for (let turn = 0; turn < 3; turn++) {
      const { headers } = await get('fleet/history?cluster=none').expect(200);
      const again = await get('fleet/history?cluster=none', {
        'If-None-Match': headers.etag,
      });
      answers.push(again.status);
    }
    expect(answers).toContain(304);
  });

  it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL] as const)(
    'refuses when the permission is %s',
    async result => {
      const { get } = await start({
        features: [permissionsWith(kuberayFleetReadPermission.name, result)],
      });

      const { text } = await get('fleet/history').expect(403);

      expect(text).not.toContain('raycluster-kuberay');
    },
  );

  it('refuses a caller without credentials, and a query that it does not know', async () => {
    const { get } = await start();

    const responses = [
      await get('fleet/history', {
        Authorization: mockCredentials.none.header(),
      }),
      await get('fleet/history?from=2026-01-01'),
      await get('fleet/history?cursor=made-up'),
    ];

    expect(responses.map(({ status }) => status)).toEqual([401, 400, 400]);
  });
});

describe('GET /v1/entities/:kind/:namespace/:name/history', () => {
  const path = 'entities/component/default/fraud-model/history';

  it('answers with the Ray clusters of the entity in the range that was asked for', async () => {
    const { get, fleet } = await start();
    await fleet();
    const to = new Date(Date.now() - 1000).toISOString();
    const from = new Date(Date.now() - 3_600_000).toISOString();

    const { body } = await get(`${path}?from=${from}&to=${to}&step=PT1M`);

    const view = historyViewSchema.parse(body);
    expect(view.rayClusters.map(({ ref }) => ref.name)).toEqual([
      'raycluster-kuberay',
    ]);
    expect(Date.parse(view.to)).toBeGreaterThan(Date.parse(view.from));
  });

  it.each([
    ['from=yesterday', 'Invalid from'],
    ['to=2026-99-99', 'Invalid to'],
    ['step=PT1S', 'Invalid step'],
    ['from=2026-01-02&to=2026-01-01', 'Invalid from'],
  ])('refuses ?%s and names the parameter', async (query, message) => {
    const { get } = await start();

    const { body } = await get(`${path}?${query}`).expect(400);

    expect(body.error.message).toContain(message);
  });

  it('refuses when the permission is DENY, and hides what the caller may not see', async () => {
    const { get } = await start({
      features: [
        permissionsWith(
          kuberayClusterReadPermission.name,
          AuthorizeResult.DENY,
        ),
      ],
    });
    const { get: getNothing } = await start({
      entities: [aComponent('website')],
    });

    expect([(await get(path)).status, (await getNothing(path)).status]).toEqual(
      [403, 404],
    );
  });
});
