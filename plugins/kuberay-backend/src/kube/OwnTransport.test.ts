import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { aCertificate } from '../__testUtils__/aCertificate';
import { HttpKubeConnection } from './HttpKubeConnection';
import { ownClusterAccess } from './KubeAccess';
import type { KubeWatchEvent } from './KubeConnection';
import { OwnTransport } from './OwnTransport';
import { watchedKinds } from './watchedKinds';

const never = new AbortController().signal;
const { RayCluster, Application } = watchedKinds;

/** An object as an API server answers it. */
const object = (name: string) => ({ metadata: { namespace: 'ray', name } });

describe('HttpKubeConnection with its own credentials', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    await Promise.all(
      servers.splice(0).map(
        server =>
          new Promise(resolve => {
            server.close(resolve);
            if ('closeAllConnections' in server) {
              (server as ReturnType<typeof createServer>).closeAllConnections();
            }
          }),
      ),
    );
  });

  interface Asked {
    method?: string;
    url?: string;
    authorization?: string;
    type?: string;
    body: string;
  }

  type Answer = (request: IncomingMessage, response: ServerResponse) => void;

  /** An API server on this machine, with a prefix before its paths as some gateways have. */
  async function serve(answer: Answer, tls = false) {
    const asked: Asked[] = [];
    const listener: Answer = (request, response) => {
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        const { method, url, headers } = request;
        const { authorization } = headers;
        const type = headers['content-type'];
        asked.push({ method, url, authorization, type, body });
        answer(request, response);
      });
    };
    const server = tls
      ? createTlsServer(aCertificate, listener)
      : createServer(listener);
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const url = `${tls ? 'https' : 'http'}://127.0.0.1:${port}/k8s/lab/`;
    return { asked, url };
  }

  function connect(url: string, tls: { ca?: string; skip?: boolean } = {}) {
    return HttpKubeConnection.create({
      transport: OwnTransport.create(
        ownClusterAccess({
          name: 'lab',
          title: 'Lab',
          access: {
            url,
            token: 'own-token',
            ca: tls.ca,
            skipTlsVerify: tls.skip ?? false,
          },
        }),
      ),
    });
  }

  const json =
    (body: unknown, status = 200): Answer =>
    (_, response) =>
      response
        .writeHead(status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(body));

  it('lists one namespace with its token, below the path of the address', async () => {
    const { asked, url } = await serve(
      json({ metadata: { resourceVersion: '7' }, items: [object('a')] }),
    );

    const page = await connect(url).list(RayCluster, {
      namespace: 'team a/../b',
      limit: 500,
      signal: never,
    });

    expect(page).toEqual({ items: [object('a')], resourceVersion: '7' });
    expect(asked).toMatchObject([
      {
        method: 'GET',
        url: '/k8s/lab/apis/ray.io/v1/namespaces/team%20a%2F..%2Fb/rayclusters?limit=500',
        authorization: 'Bearer own-token',
      },
    ]);
  });

  it('leaves out items without a name, and counts them', async () => {
    const { url } = await serve(
      json({
        metadata: { resourceVersion: '7' },
        items: [object('a'), { metadata: {} }, null],
      }),
    );

    expect(
      await connect(url).list(RayCluster, { limit: 500, signal: never }),
    ).toEqual({ items: [object('a')], resourceVersion: '7', nameless: 2 });
  });

  it('gives one object, and patches it', async () => {
    const { asked, url } = await serve(json(object('demo')));
    const connection = connect(url);
    const key = { namespace: 'argocd', name: 'demo' };

    const got = await connection.get(Application, key, never);
    const patched = await connection.mergePatch(
      Application,
      key,
      { operation: null },
      never,
    );

    const path =
      '/k8s/lab/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/demo';
    expect([got, patched]).toEqual([object('demo'), object('demo')]);
    expect(asked).toMatchObject([
      { method: 'GET', url: path },
      {
        method: 'PATCH',
        url: path,
        type: 'application/merge-patch+json',
        body: '{"operation":null}',
      },
    ]);
  });

  it.each([
    [404, { kind: 'Status', reason: 'NotFound', code: 404 }, 'not-found'],
    [409, { kind: 'Status', reason: 'Conflict', code: 409 }, 'conflict'],
    [403, { kind: 'Status', reason: 'Forbidden', code: 403 }, 'forbidden'],
    [404, '404 page not found\n', 'not-installed'],
  ])('tells a %s of one object: %j', async (status, body, code) => {
    const { url } = await serve(
      typeof body === 'string'
        ? (_, response) => response.writeHead(status).end(body)
        : json(body, status),
    );

    await expect(
      connect(url).get(Application, { namespace: 'a', name: 'b' }, never),
    ).rejects.toMatchObject({ name: 'KubeError', code });
  });

  it.each(['..', '.', ''])(
    'asks nobody for an object called %j, which would be another path',
    async name => {
      const { asked, url } = await serve(json(object('a')));

      await expect(
        connect(url).get(Application, { namespace: 'argocd', name }, never),
      ).rejects.toMatchObject({ code: 'not-found' });
      expect(asked).toEqual([]);
    },
  );

  it('reads behind a Service, its first eight mebibytes and no more', async () => {
    const { asked, url } = await serve((_, response) =>
      response.end('x'.repeat(9 * 1024 * 1024)),
    );

    const text = await connect(url).getFromService(
      {
        namespace: 'ray',
        service: 'demo-head-svc',
        port: 'dashboard',
        segments: ['api', 'cluster status'],
        query: { format: '1' },
      },
      never,
    );

    expect(text).toHaveLength(8 * 1024 * 1024);
    expect(asked[0].url).toBe(
      '/k8s/lab/api/v1/namespaces/ray/services/demo-head-svc:dashboard/proxy/api/cluster%20status?format=1',
    );
  });

  it.each([
    [403, { kind: 'Status', code: 403 }, 'forbidden'],
    [404, { kind: 'Status', code: 404 }, 'not-found'],
    [503, { kind: 'Status', code: 503 }, 'unreachable'],
    [500, { detail: 'boom' }, 'server-error'],
    [404, { detail: 'no page' }, 'not-found'],
  ])('tells a %s behind a Service: %j', async (status, body, code) => {
    const { url } = await serve(json(body, status));

    await expect(
      connect(url).getFromService(
        { namespace: 'ray', service: 's', port: 'p', segments: ['x'] },
        never,
      ),
    ).rejects.toMatchObject({ name: 'KubeError', code });
  });

  it('takes a page that cannot go on for one that is too old', async () => {
    const { url } = await serve(
      json({ kind: 'Status', reason: 'BadRequest', code: 400 }, 400),
    );
    const list = (continueToken?: string) =>
      connect(url).list(RayCluster, { limit: 1, continueToken, signal: never });

    await expect(list('bad')).rejects.toMatchObject({ code: 'expired' });
    await expect(list()).rejects.toMatchObject({ code: 'server-error' });
  });

  it('says when the watch is open, and drops half a line when it is cut', async () => {
    const line = JSON.stringify({
      type: 'ADDED',
      object: { metadata: { name: 'a', resourceVersion: '8' } },
    });
    const { url } = await serve((_, response) => {
      response.write(`${line}\n${line.slice(0, 20)}`);
      setImmediate(() => response.destroy());
    });
    const heard: (KubeWatchEvent['type'] | 'open')[] = [];

    const watching = (async () => {
      for await (const { type } of connect(url).watch(RayCluster, {
        resourceVersion: '7',
        signal: never,
        onOpen: () => heard.push('open'),
      })) {
        heard.push(type);
      }
    })();

    await expect(watching).rejects.toMatchObject({
      code: 'unreachable',
      message: 'The connection to the cluster failed',
    });
    expect(heard).toEqual(['open', 'ADDED']);
  });

  it('says that the credentials were refused when it asks for them again, and only then', async () => {
    const statuses = [200, 401, 403, 200];
    const { url } = await serve((request, response) =>
      json({ gitVersion: 'v1.36.1' }, statuses.shift())(request, response),
    );
    const asked: boolean[] = [];
    const connection = HttpKubeConnection.create({
      transport: OwnTransport.create(async ({ isRefused }) => {
        asked.push(isRefused);
        return { server: url, headers: {}, tls: {} };
      }),
    });

    for (let time = 0; time < 4; time += 1) {
      await connection.version(never).catch(() => {});
    }

    expect(asked).toEqual([false, false, true, false]);
  });

  it('sends its token nowhere else', async () => {
    const other = await serve(json(object('a')));
    const { url } = await serve((_, response) =>
      response.writeHead(307, { Location: other.url }).end(),
    );

    await expect(connect(url).version(never)).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(other.asked).toEqual([]);
  });

  it('believes the authority that is configured, no other, and anything if it is told to', async () => {
    const { url } = await serve(json({ gitVersion: 'v1.36.1' }), true);

    await expect(connect(url).version(never)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/^The certificate of the cluster is not/),
    });
    expect(await connect(url, { ca: aCertificate.cert }).version(never)).toBe(
      'v1.36.1',
    );
    expect(await connect(url, { skip: true }).version(never)).toBe('v1.36.1');
  });
});
