import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import type {
  FleetRow,
  FleetView,
  SourcesView,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aFleetRow } from './__testUtils__/aFleetRow';
import { FleetClient } from './FleetClient';

const base = 'http://backstage.example.org/api/kuberay';
const noSources: SourcesView = { sources: [], instances: [] };
const prod: SourceView = {
  kind: 'kubernetes',
  cluster: 'prod',
  title: 'Production',
  freshness: { state: 'live', since: '2026-11-21T02:00:00Z' },
};

const named = (name: string) =>
  aFleetRow({ ref: { cluster: 'prod', namespace: 'ml', name } });

function aPage(
  rows: FleetRow[],
  total: number,
  nextCursor?: string,
): FleetView {
  return {
    rayClusters: rows,
    totals: {
      rayClusters: total,
      byPhase: {},
      workersReady: 0,
      workersDesired: 0,
      cpu: 0,
      memory: 0,
      gpu: 0,
      tpu: 0,
    },
    sources: [prod],
    ...(nextCursor && { nextCursor }),
  };
}

describe('FleetClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const { signal } = new AbortController();

  const client = FleetClient.create({
    auth: mockServices.auth({ pluginId: 'catalog' }),
    discovery: {
      getBaseUrl: async () => base,
      getExternalBaseUrl: async () => base,
    },
  });

  /** Answers the pages in this order, and tells what was asked. */
  function answer(...pages: FleetView[]): Request[] {
    const rest = [...pages];
    const asked: Request[] = [];
    server.use(
      http.get(`${base}/v1/sources`, () => HttpResponse.json(noSources)),
      http.get(`${base}/v1/fleet`, ({ request }) => {
        asked.push(request);
        return HttpResponse.json(rest.shift());
      }),
    );
    return asked;
  }

  it('reads every page, as the plugin that it belongs to', async () => {
    const asked = answer(
      aPage([named('a')], 2, 'a cursor&'),
      aPage([named('b')], 2),
    );

    await expect(client.readAll(signal)).resolves.toEqual({
      rows: [named('a'), named('b')],
      isWhole: true,
      sources: [
        {
          kind: 'kubernetes',
          name: 'prod',
          isRead: true,
          knowsApplications: true,
          hidesClusters: false,
        },
      ],
    });
    expect(
      asked.map(({ url }) => Object.fromEntries(new URL(url).searchParams)),
    ).toEqual([{ limit: '500' }, { limit: '500', cursor: 'a cursor&' }]);
    const auth = mockServices.auth({ pluginId: 'kuberay' });
    const [, token] = (asked[0].headers.get('authorization') ?? '').split(' ');
    expect((await auth.authenticate(token)).principal).toEqual({
      type: 'service',
      subject: 'plugin:catalog',
    });
  });

  it('reads again when a row has moved to a page that was read already', async () => {
    answer(
      aPage([named('a')], 3, 'next'),
      aPage([named('c')], 3),
      aPage([named('b')], 3, 'next'),
      aPage([named('a'), named('c')], 3),
    );

    await expect(client.readAll(signal)).resolves.toMatchObject({
      rows: [named('b'), named('a'), named('c')],
      isWhole: true,
    });
  });

  it('gives what there is, and says so, when rows do not stop to move', async () => {
    const torn = [aPage([named('a')], 3, 'next'), aPage([named('c')], 3)];
    const asked = answer(...torn, ...torn, ...torn);

    await expect(client.readAll(signal)).resolves.toMatchObject({
      rows: [named('a'), named('c')],
      isWhole: false,
    });
    expect(asked).toHaveLength(6);
  });

  it('counts a row once that has moved to a later page', async () => {
    answer(aPage([named('a'), named('b')], 2, 'next'), aPage([named('a')], 2));

    await expect(client.readAll(signal)).resolves.toMatchObject({
      rows: [named('a'), named('b')],
      isWhole: true,
    });
  });

  const notUnderstood =
    'The KubeRay backend gave an answer that this version does not understand; install the plugins in the same version';

  it.each([
    {
      said: 'refuses',
      response: () =>
        HttpResponse.json({ error: { message: base } }, { status: 403 }),
      message: 'The KubeRay backend answered HTTP 403',
    },
    {
      said: 'is not installed',
      response: () => new HttpResponse('<html>', { status: 404 }),
      message: 'The KubeRay backend answered HTTP 404',
    },
    {
      said: 'breaks the connection',
      response: () => HttpResponse.error(),
      message: 'The KubeRay backend does not answer',
    },
    {
      said: 'sends elsewhere',
      response: () =>
        HttpResponse.redirect('http://elsewhere.example.org/', 302),
      message: 'The KubeRay backend does not answer',
    },
    {
      said: 'answers in HTML',
      response: () => new HttpResponse('<html>'),
      message: notUnderstood,
    },
    {
      said: 'answers something else',
      response: () => HttpResponse.json({ rayClusters: [{ ref: base }] }),
      message: notUnderstood,
    },
  ])(
    'says what is wrong, without address, when the backend $said',
    async ({ response, message }) => {
      server.use(
        http.get(`${base}/v1/sources`, () => HttpResponse.json(noSources)),
        http.get(`${base}/v1/fleet`, response),
      );

      await expect(client.readAll(signal)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message,
      });
    },
  );

  it('gives up when it is told to', async () => {
    answer(aPage([], 0));
    const stop = new AbortController();
    stop.abort();

    await expect(client.readAll(stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
