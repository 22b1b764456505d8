import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  anApplicationView,
  anEntityView,
} from 'backstage-plugin-kuberay-common/testUtils';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import express from 'express';
import type { Express } from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { describedAnswer } from '../__testUtils__/describedAnswer';
import { readEvents } from '../__testUtils__/readEvents';
import type { KuberayService } from '../service/KuberayService';
import { createRouter } from './createRouter';

/** A service that answers everything, each answer as the test wants it. */
function aService(options: Partial<KuberayService> = {}): KuberayService {
  const view: EntityView = {
    ...anEntityView(),
    applications: [anApplicationView()],
  };
  return {
    getEntityView: async () => view,
    async *watchEntityView() {
      yield view;
    },
    getHistoryView: async (_, { from, to }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      step: 'PT1M',
      rayClusters: [
        {
          ref: { cluster: 'prod', namespace: 'ml', name: 'fraud' },
          groups: [
            {
              name: 'workers',
              points: [
                { at: '2026-11-21T12:00:00Z', desired: 3, ready: 2, min: 1 },
              ],
            },
          ],
          marks: [{ at: '2026-11-21T12:00:00Z', kind: 'sync' }],
        },
      ],
    }),
    getFleetView: async () => ({
      rayClusters: [],
      totals: {
        rayClusters: 0,
        byPhase: { Ready: 0 },
        workersReady: 0,
        workersDesired: 0,
        cpu: 0,
        memory: 0,
        gpu: 0,
        tpu: 0,
      },
      sources: view.sources,
    }),
    getFleetHistoryView: async () => ({
      from: '2026-11-21T11:00:00Z',
      to: '2026-11-21T12:00:00Z',
      step: 'PT1800S',
      rayClusters: [
        {
          ref: { cluster: 'prod', namespace: 'ml', name: 'fraud' },
          ready: [null, 2],
          desired: [null, 3],
        },
      ],
    }),
    getSourcesView: async () => ({ sources: [], instances: [] }),
    refreshApplication: async () => ({
      application: 'fraud',
      action: 'refresh',
    }),
    syncApplication: async () => ({ application: 'fraud', action: 'sync' }),
    ...options,
  };
}

/** The router as the backend's root serves it: with compression, and with errors as all of Backstage answers them. */
function anApp(
  service: KuberayService,
  options: { stopping?: AbortSignal } = {},
): Express {
  const middleware = MiddlewareFactory.create({
    config: mockServices.rootConfig(),
    logger: mockServices.rootLogger(),
  });
  const app = express();
  app.use(middleware.compression());
  app.use(
    createRouter({
      service,
      httpAuth: mockServices.httpAuth(),
      auditor: mockServices.auditor.mock(),
      ...options,
    }),
  );
  app.use(middleware.error());
  return app;
}

const entity = '/v1/entities/component/default/fraud';

describe('createRouter', () => {
  it.each([
    ['get', entity, 200],
    ['get', `${entity}/history`, 200],
    ['get', `${entity}/history?step=5m`, 400],
    ['get', '/v1/fleet?phase=Ready&sync=Synced&limit=5&q=x', 200],
    ['get', '/v1/fleet?limit=0', 400],
    ['get', '/v1/fleet/history?phase=Ready&limit=1000', 200],
    ['get', '/v1/fleet/history?step=PT1S', 400],
    ['get', '/v1/sources', 200],
    ['post', `${entity}/applications/abc/refresh`, 200],
    ['post', `${entity}/applications/abc/sync`, 200],
  ] as const)(
    'answers %s %s as openapi.yaml says',
    async (method, path, status) => {
      const response = await request(anApp(aService()))[method](path);

      const { body } = response;
      expect(response.status).toBe(status);
      expect(body).toEqual(
        expect.objectContaining(
          describedAnswer({ method, path, status, body }),
        ),
      );
    },
  );

  it.each([
    { status: 403, error: new NotAllowedError('no') },
    { status: 404, error: new NotFoundError('no') },
    { status: 409, error: new ConflictError('no') },
    { status: 503, error: new ServiceUnavailableError('no') },
  ])(
    'answers a refusal with $status as openapi.yaml says',
    async ({ error, status }) => {
      const service = aService({
        syncApplication: async () => {
          throw error;
        },
      });
      const path = `${entity}/applications/abc/sync`;

      const response = await request(anApp(service))
        .post(path)
        .send({ acceptReplicaReset: true });

      const { body } = response;
      expect(response.status).toBe(status);
      expect(
        describedAnswer({ method: 'post', path, status, body }),
      ).toBeTruthy();
    },
  );

  it('asks for what the parameters say', async () => {
    const getFleetView = jest.fn(aService().getFleetView);
    const app = anApp(aService({ getFleetView }));

    await request(app).get('/v1/fleet?cluster=prod&limit=7').expect(200);

    expect(getFleetView.mock.calls[0][0]).toEqual({
      cluster: 'prod',
      limit: 7,
    });
  });

  it.each([
    ['cluster=a&cluster=b', 'Invalid cluster: given more than once'],
    ['clusters=a', 'Unknown parameter clusters'],
    ['phase=ready', 'Invalid phase'],
    ['limit=1001', 'Invalid limit'],
    ['limit=many', 'Invalid limit'],
    ['q=', 'Invalid q'],
    ['cluster[a]=b', 'Invalid cluster'],
  ])(
    'refuses the fleet with ?%s and names the parameter',
    async (query, message) => {
      const { status, body } = await request(anApp(aService())).get(
        `/v1/fleet?${query}`,
      );

      expect(status).toBe(400);
      expect(body.error.message).toContain(message);
    },
  );

  it.each([
    '..%2f..',
    '%2e%2e%2fa',
    'a%00',
    'a%5cb',
    'a%0d%0ab',
    'x'.repeat(254),
  ])('refuses the entity name %s on every route', async name => {
    const service = aService();
    const spies = (Object.keys(service) as Array<keyof KuberayService>).map(
      method => jest.spyOn(service, method),
    );
    const app = anApp(service);
    const base = `/v1/entities/component/default/${name}`;

    const responses = [
      await request(app).get(base),
      await request(app).get(`${base}/events`),
      await request(app).get(`${base}/history`),
      await request(app).post(`${base}/applications/abc/refresh`),
      await request(app).post(`${base}/applications/abc/sync`),
    ];

    expect(responses.map(({ status }) => status)).toEqual(Array(5).fill(400));
    expect(spies.flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it.each([entity, `${entity}/events`, `${entity}/history`, '/v1/sources'])(
    'answers HEAD %s with the headers alone, and ends',
    async path => {
      const streamed = jest.fn(async function* stream(
        _: object,
        { signal }: { signal: AbortSignal },
      ) {
        yield anEntityView();
        await once(signal, 'abort');
      });

      const { status, text } = await request(
        anApp(aService({ watchEntityView: streamed })),
      ).head(path);

      expect(status).toBe(200);
      expect(text).toBeFalsy();
    },
  );

  it.each([
    ['the ETag', (etag: string) => etag, 304],
    ['a list with the ETag', (etag: string) => `"a", ${etag}, W/"b"`, 304],
    ['the ETag as a strong one', (etag: string) => etag.replace('W/', ''), 304],
    ['any', () => '*', 304],
    ['another one', () => 'W/"a"', 200],
    ['nonsense', () => ',,"', 200],
  ])('compares If-None-Match with %s', async (_, ifNoneMatch, expected) => {
    const app = anApp(aService());
    const { headers } = await request(app).get(entity);

    const { status, text, ...response } = await request(app)
      .get(entity)
      .set('If-None-Match', ifNoneMatch(headers.etag));

    expect(headers.etag).toMatch(/^W\/"[\w-]+"$/);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(status).toBe(expected);
    expect(text === '').toBe(expected === 304);
    expect(response.headers.etag).toBe(headers.etag);
  });

  it.each([
    ['put', entity],
    ['delete', `${entity}/applications/abc/sync`],
    ['get', `${entity}/applications/abc/sync`],
    ['post', '/v1/fleet'],
    ['post', '/v1/fleet/history'],
    ['get', '/v1/nothing'],
    ['get', '/v2/fleet'],
  ] as const)('knows no %s %s', async (method, path) => {
    const service = aService();
    const spies = Object.entries(service).map(([name]) =>
      jest.spyOn(service, name as keyof KuberayService),
    );

    const { status } = await request(anApp(service))[method](path);

    expect(status).toBe(404);
    spies.forEach(spy => expect(spy).not.toHaveBeenCalled());
  });

  it('holds no frame back, though the root router compresses', async () => {
    const stop = new AbortController();
    const server = anApp(
      aService({
        async *watchEntityView(_, { signal }) {
          yield anEntityView();
          await once(signal, 'abort');
        },
      }),
      { stopping: stop.signal },
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const response = await fetch(`http://127.0.0.1:${port}${entity}/events`);
    const events = readEvents(response);
    const first = await events.next();
    stop.abort();
    const last = await events.next();
    await events.return(undefined);
    server.close();

    expect(response.headers.get('content-encoding')).toBeNull();
    expect(JSON.parse(first.value?.data ?? '')).toEqual(anEntityView());
    expect(last.value?.data).toBe('{"reason":"shutdown"}');
  });
});
