import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { HttpResponse, delay, http } from 'msw';
import { setupServer } from 'msw/node';
import { HttpKubeConnection } from './HttpKubeConnection';
import type { KubeWatchEvent } from './KubeConnection';
import { KubernetesPlugin } from './KubernetesPlugin';
import { ProxyTransport } from './ProxyTransport';
import { watchedKinds } from './watchedKinds';

const base = 'http://backstage.example.org/api/kubernetes';
const rayClusters = `${base}/proxy/apis/ray.io/v1/rayclusters`;

const auth = mockServices.auth({ pluginId: 'kuberay' });
const kubernetes = KubernetesPlugin.create({
  auth,
  discovery: {
    getBaseUrl: async () => base,
    getExternalBaseUrl: async () => base,
  },
});
const transport = ProxyTransport.create({ cluster: 'prod', kubernetes });
const connection = HttpKubeConnection.create({ transport });
const never = new AbortController().signal;
const kind = watchedKinds.RayCluster;

const rayCluster = (name: string, resourceVersion: string) => ({
  kind: 'RayCluster',
  metadata: { namespace: 'ray', name, resourceVersion },
});

describe('HttpKubeConnection through the Kubernetes plugin', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  describe('list', () => {
    it('asks the proxy for a cluster as this plugin, and gives a page', async () => {
      let seen: Request | undefined;
      server.use(
        http.get(rayClusters, ({ request }) => {
          seen = request;
          return HttpResponse.json({
            metadata: { resourceVersion: '7262', continue: 'next' },
            items: [rayCluster('a', '1')],
          });
        }),
      );

      const page = await connection.list(kind, { limit: 500, signal: never });

      expect(page).toEqual({
        items: [rayCluster('a', '1')],
        resourceVersion: '7262',
        continueToken: 'next',
      });
      expect(new URL(seen?.url ?? '').search).toBe('?limit=500');
      expect(seen?.headers.get('backstage-kubernetes-cluster')).toBe('prod');
      expect(seen?.headers.get('authorization')).toBe(
        mockCredentials.service.header({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'kubernetes',
        }),
      );
    });

    it('asks for the next page and for the objects that matter only', async () => {
      let search = new URLSearchParams();
      server.use(
        http.get(`${base}/proxy/api/v1/pods`, ({ request }) => {
          search = new URL(request.url).searchParams;
          // As Go writes a slice that was never made.
          return HttpResponse.json({
            metadata: { resourceVersion: '1', continue: '' },
            items: null,
          });
        }),
      );

      const page = await connection.list(watchedKinds.Pod, {
        limit: 2,
        continueToken: 'a/b?c',
        signal: never,
      });

      expect(page).toEqual({ items: [], resourceVersion: '1' });
      expect(Object.fromEntries(search)).toEqual({
        labelSelector: 'ray.io/cluster',
        limit: '2',
        continue: 'a/b?c',
      });
    });

    it.each([
      {
        said: 'a group that is not installed',
        answer: () => new HttpResponse('404 page not found\n', { status: 404 }),
        code: 'not-installed',
      },
      {
        said: 'an expired continue token',
        answer: () =>
          HttpResponse.json({ kind: 'Status', code: 410 }, { status: 410 }),
        code: 'expired',
      },
      {
        said: 'a body that is no JSON',
        answer: () => new HttpResponse('<html>'),
        code: 'malformed',
      },
      {
        said: 'a body that is no list',
        answer: () => HttpResponse.json({ kind: 'APIVersions' }),
        code: 'malformed',
      },
      {
        said: 'a connection that fails',
        answer: () => HttpResponse.error(),
        code: 'unreachable',
      },
    ])('tells $said', async ({ answer, code }) => {
      server.use(http.get(rayClusters, answer));

      await expect(
        connection.list(kind, { limit: 500, signal: never }),
      ).rejects.toMatchObject({ name: 'KubeError', code });
    });

    it('gives up on a page that does not come', async () => {
      server.use(http.get(rayClusters, () => delay('infinite')));
      const impatient = HttpKubeConnection.create({
        transport,
        answerTimeoutMs: 1,
      });

      await expect(
        impatient.list(kind, { limit: 500, signal: never }),
      ).rejects.toMatchObject({ name: 'KubeError', code: 'timeout' });
    });

    it("fails with the signal's own reason when that ends it", async () => {
      const stop = new AbortController();
      server.use(
        http.get(rayClusters, async () => {
          stop.abort(new Error('enough'));
          await delay('infinite');
        }),
      );

      await expect(
        connection.list(kind, { limit: 500, signal: stop.signal }),
      ).rejects.toThrow('enough');
    });
  });

  describe('version', () => {
    it('asks the proxy for the version of a cluster', async () => {
      let seen: Request | undefined;
      server.use(
        http.get(`${base}/proxy/version`, ({ request }) => {
          seen = request;
          return HttpResponse.json({
            major: '1',
            minor: '36',
            gitVersion: 'v1.36.1',
          });
        }),
      );

      expect(await connection.version(never)).toBe('v1.36.1');
      expect(new URL(seen?.url ?? '').search).toBe('');
      expect(seen?.headers.get('backstage-kubernetes-cluster')).toBe('prod');
    });

    it.each([
      {
        said: 'a refusal',
        answer: () =>
          HttpResponse.json({ kind: 'Status', code: 403 }, { status: 403 }),
        code: 'forbidden',
        message: 'The cluster does not allow Backstage to get /version',
      },
      {
        said: 'a 404 of something that is no Kubernetes API',
        answer: () => new HttpResponse('404 page not found\n', { status: 404 }),
        code: 'malformed',
        message: 'No Kubernetes API answers there',
      },
      {
        said: 'a body that is no version',
        answer: () => HttpResponse.json({ version: '1.36' }),
        code: 'malformed',
        message: 'The cluster answers with something else than its version',
      },
    ])('tells $said', async ({ answer, code, message }) => {
      server.use(http.get(`${base}/proxy/version`, answer));

      await expect(connection.version(never)).rejects.toMatchObject({
        name: 'KubeError',
        code,
        message,
      });
    });
  });

  describe('watch', () => {
    /** Answers the watch with these chunks, then ends it or, with an error, breaks it. */
    function stream(chunks: string[], error?: Error) {
      const encoder = new TextEncoder();
      const rest = [...chunks];
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = rest.shift();
          if (chunk !== undefined) {
            controller.enqueue(encoder.encode(chunk));
          } else if (error) {
            controller.error(error);
          } else {
            controller.close();
          }
        },
      });
    }

    async function collect(signal = never): Promise<KubeWatchEvent[]> {
      const events: KubeWatchEvent[] = [];
      try {
        for await (const event of connection.watch(kind, {
          resourceVersion: '100',
          signal,
        })) {
          events.push(event);
        }
      } catch (error) {
        throw Object.assign(error as Error, { events });
      }
      return events;
    }

    const added = { type: 'ADDED', object: rayCluster('a', '101') };
    const bookmark = {
      type: 'BOOKMARK',
      object: { kind: 'RayCluster', metadata: { resourceVersion: '102' } },
    };

    it('asks for an uncompressed stream with bookmarks from where the list ended', async () => {
      let seen: Request | undefined;
      server.use(
        http.get(rayClusters, ({ request }) => {
          seen = request;
          return new HttpResponse(stream([]));
        }),
      );

      await collect();

      expect(Object.fromEntries(new URL(seen?.url ?? '').searchParams)).toEqual(
        {
          watch: '1',
          allowWatchBookmarks: 'true',
          resourceVersion: '100',
        },
      );
      expect(seen?.headers.get('accept-encoding')).toBe('identity');
    });

    it('asks for everything that is there first where it has nowhere to go on, and tells where that ends', async () => {
      let seen: Request | undefined;
      // As Kubernetes 1.36 ends it (recorded).
      const end =
        '{"type":"BOOKMARK","object":{"apiVersion":"ray.io/v1","kind":"RayCluster","metadata":{"annotations":{"k8s.io/initial-events-end":"true"},"resourceVersion":"8878"}}}';
      server.use(
        http.get(rayClusters, ({ request }) => {
          seen = request;
          return new HttpResponse(
            stream([`${JSON.stringify(added)}\n${end}\n`]),
          );
        }),
      );

      const events: KubeWatchEvent[] = [];
      for await (const event of connection.watch(kind, { signal: never })) {
        events.push(event);
      }

      expect(events).toEqual([
        { ...added, resourceVersion: '101' },
        { type: 'BOOKMARK', resourceVersion: '8878', endsInitialEvents: true },
      ]);
      expect(Object.fromEntries(new URL(seen?.url ?? '').searchParams)).toEqual(
        {
          watch: '1',
          allowWatchBookmarks: 'true',
          sendInitialEvents: 'true',
          resourceVersionMatch: 'NotOlderThan',
        },
      );
    });

    it.each([
      { status: 422, code: 'not-streamed' },
      { status: 400, code: 'not-streamed' },
      { status: 403, code: 'forbidden' },
      { status: 500, code: 'server-error' },
    ])(
      'tells a refusal with $status to begin with what is there as $code',
      async ({ status, code }) => {
        server.use(
          http.get(rayClusters, () =>
            HttpResponse.json({ kind: 'Status', code: status }, { status }),
          ),
        );

        const events = connection.watch(kind, { signal: never });

        await expect(
          events[Symbol.asyncIterator]().next(),
        ).rejects.toMatchObject({ name: 'KubeError', code });
      },
    );

    it('tells how long a server that is too busy asks to wait', async () => {
      server.use(
        http.get(rayClusters, () =>
          HttpResponse.json(
            { kind: 'Status', code: 429 },
            { status: 429, headers: { 'Retry-After': '7' } },
          ),
        ),
      );

      await expect(collect()).rejects.toMatchObject({
        code: 'server-error',
        retryAfterMs: 7_000,
      });
    });

    it('asks the server to end a watch of events, which gets no bookmarks', async () => {
      let seen: Request | undefined;
      server.use(
        http.get(`${base}/proxy/api/v1/events`, ({ request }) => {
          seen = request;
          return new HttpResponse(stream([]));
        }),
      );

      const ends = connection.watch(watchedKinds.Event, {
        resourceVersion: '100',
        signal: never,
      });

      expect(await ends[Symbol.asyncIterator]().next()).toEqual({ done: true });
      const { searchParams } = new URL(seen?.url ?? '');
      expect(searchParams.get('timeoutSeconds')).toBe('60');
    });

    it('gives events as they are, however the network cuts them', async () => {
      const text = `${JSON.stringify(added)}\n${JSON.stringify(bookmark)}\n`;
      server.use(
        http.get(
          rayClusters,
          () =>
            new HttpResponse(
              stream([text.slice(0, 7), text.slice(7, 130), text.slice(130)]),
            ),
        ),
      );

      expect(await collect()).toEqual([
        {
          type: 'ADDED',
          object: rayCluster('a', '101'),
          resourceVersion: '101',
        },
        { type: 'BOOKMARK', resourceVersion: '102' },
      ]);
    });

    it.each([
      {
        said: 'an ERROR event in a stream of status 200',
        last: `{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 (7262)","reason":"Expired","code":410}}\n`,
        code: 'expired',
      },
      {
        said: 'a line that is no JSON',
        last: '{"type":"MOD\n',
        code: 'malformed',
      },
      {
        said: 'a line that is no event',
        last: '{"type":"RENAMED","object":{}}\n',
        code: 'malformed',
      },
      {
        said: 'an object without a version to go on from',
        last: '{"type":"ADDED","object":{"metadata":{"name":"a"}}}\n',
        code: 'malformed',
      },
    ])('keeps what came before $said', async ({ last, code }) => {
      server.use(
        http.get(
          rayClusters,
          () => new HttpResponse(stream([`${JSON.stringify(added)}\n`, last])),
        ),
      );

      await expect(collect()).rejects.toMatchObject({
        name: 'KubeError',
        code,
        events: [expect.objectContaining({ type: 'ADDED' })],
      });
    });

    it('tells a stream that broke', async () => {
      server.use(
        http.get(
          rayClusters,
          () =>
            new HttpResponse(
              stream(
                [`${JSON.stringify(added)}\n`],
                new TypeError('terminated'),
              ),
            ),
        ),
      );

      await expect(collect()).rejects.toMatchObject({
        name: 'KubeError',
        code: 'unreachable',
      });
    });

    it('tells a refusal', async () => {
      server.use(
        http.get(rayClusters, () =>
          HttpResponse.json({ kind: 'Status', code: 403 }, { status: 403 }),
        ),
      );

      await expect(collect()).rejects.toMatchObject({ code: 'forbidden' });
    });
  });
});
