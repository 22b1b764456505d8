import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { verdict } from 'backstage-plugin-kuberay-common';
import {
  anEntityView,
  aRayClusterView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { StreamEntityViewOptions } from './KuberayApi';
import { KuberayClient } from './KuberayClient';

const BASE_URL = 'http://portal.example.org';
const API = `${BASE_URL}/api/kuberay/v1`;

const fleet = {
  rayClusters: [],
  totals: {
    workersReady: 0,
    workersDesired: 0,
    cpu: 0,
    memory: 0,
    gpu: 0,
    tpu: 0,
    rayClusters: 0,
    byPhase: {},
  },
  sources: [],
};
const { ref } = aRayClusterView();
const span = { from: '2026-11-21T01:00:00Z', to: '2026-11-21T02:00:00Z' };
const history = {
  ...span,
  step: 'PT5M',
  rayClusters: [{ ref, groups: [], marks: [] }],
};
const fleetHistory = {
  ...span,
  step: 'PT2M30S',
  rayClusters: [{ ref, ready: [1, null], desired: [1, null] }],
};

describe('KuberayClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = KuberayClient.create({
    fetchApi: mockApis.fetch({
      // Looked up late: msw replaces the global one when it starts.
      baseImplementation: (input, init) => fetch(input, init),
      resolvePluginProtocol: {
        discoveryApi: mockApis.discovery({ baseUrl: BASE_URL }),
      },
    }),
  });
  const entityRef = {
    kind: 'Component',
    namespace: 'default',
    name: 'payments-features',
  };
  const ENTITY = `${API}/entities/Component/default/payments-features`;

  /** Answers everything alike and keeps what was asked. */
  function answer(respond: () => Response) {
    const requests: Array<{ method: string; url: string; body: string }> = [];
    server.use(
      http.all(`${BASE_URL}/*`, async ({ request }) => {
        const { method, url } = request;
        requests.push({ method, url, body: await request.text() });
        return respond();
      }),
    );
    return requests;
  }

  const refuse = () =>
    HttpResponse.json(
      {
        error: { name: 'NotAllowedError', message: 'Not for you' },
        response: { statusCode: 403 },
      },
      { status: 403 },
    );

  const asked = {
    getEntityView: () => client.getEntityView({ entityRef }),
    streamEntityView: () =>
      client.streamEntityView({
        entityRef,
        signal: new AbortController().signal,
        onView: () => {},
      }),
    getHistory: () => client.getHistory({ entityRef, ...span }),
    getFleet: () => client.getFleet({}),
    getFleetHistory: () => client.getFleetHistory({}),
    refreshApplication: () =>
      client.refreshApplication({ entityRef, application: 'abc' }),
    syncApplication: () =>
      client.syncApplication({ entityRef, application: 'abc' }),
  };
  const methods = Object.entries(asked).map(([method, ask]) => ({
    method,
    ask,
  }));

  it('returns the view with its ETag', async () => {
    answer(() =>
      HttpResponse.json(anEntityView(), { headers: { ETag: 'W/"1"' } }),
    );

    await expect(client.getEntityView({ entityRef })).resolves.toEqual({
      state: 'changed',
      view: anEntityView(),
      etag: 'W/"1"',
    });
  });

  it('does without an ETag, which a backend of another origin may hide', async () => {
    answer(() => HttpResponse.json(anEntityView()));

    await expect(client.getEntityView({ entityRef })).resolves.toMatchObject({
      state: 'changed',
      etag: undefined,
    });
  });

  it.each`
    name                        | path
    ${'a/b'}                    | ${'a%2Fb'}
    ${'../../catalog/entities'} | ${'..%2F..%2Fcatalog%2Fentities'}
    ${'what?#now'}              | ${'what%3F%23now'}
    ${'100%'}                   | ${'100%25'}
    ${'größe'}                  | ${'gr%C3%B6%C3%9Fe'}
  `(
    'asks for the name $name as one segment of the path, by every method',
    async ({ name, path }) => {
      const requests = answer(refuse);
      const odd = { ...entityRef, namespace: name, name };
      const signal = new AbortController().signal;

      await Promise.allSettled([
        client.getEntityView({ entityRef: odd }),
        client.streamEntityView({ entityRef: odd, signal, onView: () => {} }),
        client.getHistory({ entityRef: odd, ...span }),
        client.refreshApplication({ entityRef: odd, application: name }),
        client.syncApplication({ entityRef: odd, application: name }),
      ]);

      const entity = `/api/kuberay/v1/entities/Component/${path}/${path}`;
      expect(requests.map(({ url }) => new URL(url).pathname).sort()).toEqual([
        entity,
        `${entity}/applications/${path}/refresh`,
        `${entity}/applications/${path}/sync`,
        `${entity}/events`,
        `${entity}/history`,
      ]);
    },
  );

  it.each(['', '.', '..'])(
    'asks for nothing when a name is "%s": browsers resolve it however it is encoded',
    async name => {
      const requests = answer(refuse);

      await expect(
        client.getEntityView({ entityRef: { ...entityRef, name } }),
      ).rejects.toMatchObject({ name: 'InputError' });
      expect(requests).toEqual([]);
    },
  );

  it.each`
    method             | ask
    ${'getEntityView'} | ${() => client.getEntityView({ entityRef, etag: 'W/"1"' })}
    ${'getFleet'}      | ${() => client.getFleet({ etag: 'W/"1"' })}
  `(
    '$method sends the ETag it is given and reports that nothing changed',
    async ({ ask }) => {
      const etags: Array<string | null> = [];
      server.use(
        http.get(`${BASE_URL}/*`, ({ request }) => {
          etags.push(request.headers.get('If-None-Match'));
          return new HttpResponse(null, { status: 304 });
        }),
      );

      await expect(ask()).resolves.toEqual({ state: 'unchanged' });
      expect(etags).toEqual(['W/"1"']);
    },
  );

  it('asks for the history of a span, in steps', async () => {
    const requests = answer(() => HttpResponse.json(history));

    await expect(
      client.getHistory({ entityRef, ...span, step: 'PT5M' }),
    ).resolves.toEqual(history);
    expect(requests).toMatchObject([
      {
        url: `${ENTITY}/history?from=2026-11-21T01%3A00%3A00Z&to=2026-11-21T02%3A00%3A00Z&step=PT5M`,
      },
    ]);
  });

  it('asks for a page of the fleet, and for its last hour', async () => {
    const requests = answer(() => HttpResponse.json(fleet));
    const query = {
      q: 'a&b=c',
      phase: 'Degraded' as const,
      owner: undefined,
      limit: 1000,
    };

    await expect(client.getFleet({ query })).resolves.toEqual({
      state: 'changed',
      view: fleet,
      etag: undefined,
    });
    server.resetHandlers();
    const more = answer(() => HttpResponse.json(fleetHistory));
    await expect(client.getFleetHistory({})).resolves.toEqual(fleetHistory);
    expect([...requests, ...more].map(({ url }) => url)).toEqual([
      `${API}/fleet?q=a%26b%3Dc&phase=Degraded&limit=1000`,
      `${API}/fleet/history`,
    ]);
  });

  it('asks for a refresh and a sync', async () => {
    const requests = answer(() =>
      HttpResponse.json({ application: 'abc', action: 'sync' }),
    );

    await client.refreshApplication({ entityRef, application: 'abc' });
    await expect(
      client.syncApplication({
        entityRef,
        application: 'abc',
        request: { acceptReplicaReset: true },
      }),
    ).resolves.toEqual({ application: 'abc', action: 'sync' });
    expect(requests).toEqual([
      {
        method: 'POST',
        url: `${ENTITY}/applications/abc/refresh`,
        body: '{}',
      },
      {
        method: 'POST',
        url: `${ENTITY}/applications/abc/sync`,
        body: '{"acceptReplicaReset":true}',
      },
    ]);
  });

  it.each(methods)(
    '$method throws a refusal as a ResponseError with the backend’s own words',
    async ({ ask }) => {
      answer(refuse);

      await expect(ask()).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: 403,
        cause: { name: 'NotAllowedError', message: 'Not for you' },
      });
    },
  );

  it.each(methods)(
    '$method calls a proxy’s page malformed',
    async ({ ask }) => {
      answer(() => new HttpResponse('<html>Sign in</html>'));

      await expect(ask()).rejects.toMatchObject({
        name: 'MalformedAnswerError',
      });
    },
  );

  it.each`
    what                       | body
    ${'JSON of another kind'}  | ${'{"items":[]}'}
    ${'no verdict'}            | ${JSON.stringify({ ...anEntityView(), verdict: 'splendid' })}
    ${'an answer cut in half'} | ${JSON.stringify(anEntityView()).slice(0, 200)}
  `('calls $what malformed', async ({ body }) => {
    answer(() => new HttpResponse(body));

    await expect(client.getEntityView({ entityRef })).rejects.toMatchObject({
      name: 'MalformedAnswerError',
    });
  });

  it('ends with the signal', async () => {
    server.use(http.get(`${BASE_URL}/*`, () => new Promise(() => {})));
    const signal = AbortSignal.abort(new Error('no longer of interest'));

    await expect(client.getEntityView({ entityRef, signal })).rejects.toThrow();
  });

  describe('streamEntityView', () => {
    const first = anEntityView();
    const second = anEntityView({
      verdict: verdict('scaling-up', 'progressing', { ready: 1, desired: 3 }),
    });
    const frame = (view: object, id: string) =>
      `event: view\nid: ${id}\ndata: ${JSON.stringify(view)}\n\n`;
    const end = (reason: string) =>
      `event: end\ndata: ${JSON.stringify({ reason })}\n\n`;

    /** Answers with a stream of these chunks, as they come over the wire. */
    function stream(chunks: Array<string | Uint8Array>, isLeftOpen = false) {
      server.use(
        http.get(`${ENTITY}/events`, () => {
          const encoder = new TextEncoder();
          const rest = chunks.map(chunk =>
            typeof chunk === 'string' ? encoder.encode(chunk) : chunk,
          );
          const body = new ReadableStream<Uint8Array>({
            pull(controller) {
              const chunk = rest.shift();
              if (chunk) {
                controller.enqueue(chunk);
              } else if (!isLeftOpen) {
                controller.close();
              }
            },
          });
          return new HttpResponse(body, {
            headers: { 'Content-Type': 'text/event-stream' },
          });
        }),
      );
    }

    async function follow(options: Partial<StreamEntityViewOptions> = {}) {
      const views: unknown[] = [];
      const reason = await client.streamEntityView({
        entityRef,
        signal: new AbortController().signal,
        onView: (view, etag) => views.push({ view, etag }),
        ...options,
      });
      return { views, reason };
    }

    it('gives each view with its ETag, and why the stream ended', async () => {
      stream([frame(first, '"1"'), frame(second, '"2"'), end('shutdown')]);

      await expect(follow()).resolves.toEqual({
        views: [
          { view: first, etag: '"1"' },
          { view: second, etag: '"2"' },
        ],
        reason: 'shutdown',
      });
    });

    it('puts frames together that come in pieces, even within a letter', async () => {
      const view = anEntityView({ entityRef: 'component:default/größe' });
      const bytes = new TextEncoder().encode(frame(view, '"1"'));
      stream([...bytes].map(byte => Uint8Array.of(byte)));

      await expect(follow()).resolves.toEqual({
        views: [{ view, etag: '"1"' }],
        reason: 'closed',
      });
    });

    it('takes a comment for a sign of life, and for nothing else', async () => {
      const alive = jest.fn();
      stream([': heartbeat\n\n', ': heartbeat\n\n', end('token-expired')]);

      await expect(follow({ onHeartbeat: alive })).resolves.toEqual({
        views: [],
        reason: 'token-expired',
      });
      expect(alive).toHaveBeenCalledTimes(3);
    });

    it.each`
      what                           | chunks                                            | reason
      ${'nothing'}                   | ${[]}                                             | ${'closed'}
      ${'half a frame'}              | ${[frame(first, '"1"').slice(0, 50)]}             | ${'closed'}
      ${'a reason of its own'}       | ${[end('moved')]}                                 | ${'failed'}
      ${'an event it does not know'} | ${['event: news\ndata: {}\n\n', end('shutdown')]} | ${'shutdown'}
    `(
      'says $reason when a stream ends with $what',
      async ({ chunks, reason }) => {
        stream(chunks);

        await expect(follow()).resolves.toEqual({ views: [], reason });
      },
    );

    it('calls a frame that is no view malformed', async () => {
      stream([frame({ items: [] }, '"1"')]);

      await expect(follow()).rejects.toMatchObject({
        name: 'MalformedAnswerError',
      });
    });

    it('ends with the signal, and tells of no view after it', async () => {
      const gone = new AbortController();
      stream([frame(first, '"1"') + frame(second, '"2"')], true);
      const views: unknown[] = [];

      await expect(
        follow({
          signal: gone.signal,
          onView: view => {
            views.push(view);
            gone.abort(new Error('no longer of interest'));
          },
        }),
      ).rejects.toThrow();
      expect(views).toEqual([first]);
    });
  });
});
