import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { aCertificate } from '../__testUtils__/aCertificate';
import { KubeError } from '../kube/KubeError';
import nodesLost from './__fixtures__/nodes-lost.json';
import refusals from './__fixtures__/refusals.json';
import listWithFields from './__fixtures__/list-with-fields.json';
import { FakeArgocd } from './__testUtils__/FakeArgocd';
import type { Answer, ReceivedRequest } from './__testUtils__/FakeArgocd';
import type { ArgocdStreamEvent } from './ArgocdApi';
import { ArgocdConnection } from './ArgocdConnection';
import type { ArgocdConnectionOptions } from './ArgocdConnection';

const streamLines = readFileSync(
  join(__dirname, '__fixtures__/stream.jsonl'),
  'utf8',
);

const key = { namespace: 'team-a', name: 'gpu', project: 'ml' };
const LIST = 'GET /api/v1/applications';
const LOGIN = 'POST /api/v1/session';
const signal = new AbortController().signal;
const user = { username: 'portal', password: 'pass-word' };

describe('ArgocdConnection', () => {
  let argocd: FakeArgocd | undefined;
  afterEach(() => argocd?.stop());

  async function connect(
    answer: (request: ReceivedRequest) => Answer,
    options: {
      credentials?: ArgocdConnectionOptions['config']['credentials'];
      timeouts?: ArgocdConnectionOptions['timeouts'];
    } = {},
  ): Promise<{ server: FakeArgocd; connection: ArgocdConnection }> {
    const { credentials = { token: 'tok-en' }, timeouts } = options;
    const server = await FakeArgocd.start(answer);
    argocd = server;
    const config = { name: 'internal', url: server.url, credentials };
    return {
      server,
      connection: ArgocdConnection.create({ config, timeouts }),
    };
  }

  const failureOf = async (promise: Promise<unknown>): Promise<KubeError> => {
    try {
      await promise;
    } catch (error) {
      if (error instanceof KubeError) {
        return error;
      }
      throw error;
    }
    throw new Error('It did not fail');
  };

  describe('with a token', () => {
    it('lists what a recorded list tells, and asks for nothing but fields', async () => {
      const { server, connection } = await connect(() => ({
        body: listWithFields,
      }));

      const objects = await connection.list(signal);

      expect(objects.map(({ metadata }) => metadata.name)).toEqual([
        'at-max',
        'crash-loop',
        'gpu',
      ]);
      expect(server.received[0]).toEqual({
        what: LIST,
        query: { fields: expect.stringContaining('items.metadata.name,') },
        authorization: 'Bearer tok-en',
        accept: 'application/json',
        body: '',
      });
    });

    it('reads null items as none', async () => {
      const { connection } = await connect(() => ({
        body: { metadata: {}, items: null },
      }));

      expect(await connection.list(signal)).toEqual([]);
    });

    it('leaves out of a list what is no object, and keeps the others', async () => {
      const { connection } = await connect(() => ({
        body: { items: [null, {}, ...listWithFields.items] },
      }));

      expect(await connection.list(signal)).toHaveLength(3);
    });

    it('hears how long to leave Argo CD alone', async () => {
      const { connection } = await connect(() => ({
        status: 429,
        headers: { 'retry-after': '30' },
      }));

      expect(await failureOf(connection.list(signal))).toMatchObject({
        code: 'server-error',
        message: 'Argo CD answers with HTTP 429',
        retryAfterMs: 30_000,
      });
    });

    it('keeps a path of the url, as behind a gateway', async () => {
      const { server } = await connect(() => ({
        body: { items: [], Version: 'v3.5.1' },
      }));
      const connection = ArgocdConnection.create({
        config: {
          name: 'internal',
          url: `${server.url}/tools/argo-cd`,
          credentials: { token: 'tok-en' },
        },
      });

      await connection.list(signal);
      await connection.version(signal);

      expect(server.received.map(({ what }) => what)).toEqual([
        'GET /tools/argo-cd/api/v1/applications',
        'GET /tools/argo-cd/api/version',
      ]);
    });

    it('always says namespace and project', async () => {
      const { server, connection } = await connect(({ what }) => ({
        body: what.endsWith('/resource')
          ? { manifest: JSON.stringify(nodesLost.rayCluster) }
          : nodesLost.application,
      }));
      const resource = {
        group: '',
        version: 'v1',
        kind: 'Pod',
        namespace: 'n',
        name: 'p',
      };

      await connection.get(key, signal);
      await connection.resourceTree(key, signal);
      await connection.resource(key, { resource, signal });
      await connection.refresh(key, { hard: true, signal });

      const query = { appNamespace: 'team-a', project: 'ml' };
      expect(
        server.received.map(({ what, query: sent }) => [what, sent]),
      ).toEqual([
        ['GET /api/v1/applications/gpu', query],
        ['GET /api/v1/applications/gpu/resource-tree', query],
        [
          'GET /api/v1/applications/gpu/resource',
          {
            ...query,
            group: '',
            version: 'v1',
            kind: 'Pod',
            namespace: 'n',
            resourceName: 'p',
          },
        ],
        ['GET /api/v1/applications/gpu', { ...query, refresh: 'hard' }],
      ]);
    });

    it('encodes names, and asks nothing for those that no encoding protects', async () => {
      const { server, connection } = await connect(() => ({
        body: nodesLost.application,
      }));

      await connection.get({ ...key, name: 'a/../b?c#d' }, signal);
      const failure = await failureOf(
        connection.get({ ...key, name: '..' }, signal),
      );

      expect(server.received.map(({ what }) => what)).toEqual([
        'GET /api/v1/applications/a%2F..%2Fb%3Fc%23d',
      ]);
      expect(failure.code).toBe('malformed');
    });

    it('syncs with options and retry of the Application', async () => {
      const { server, connection } = await connect(() => ({}));
      const retry = { limit: 3 };

      await connection.sync(key, {
        request: { prune: true, syncOptions: ['Replace=true'], retry },
        signal,
      });
      await connection.sync(key, {
        request: { prune: false, syncOptions: [] },
        signal,
      });

      const same = { name: 'gpu', appNamespace: 'team-a', project: 'ml' };
      expect(
        server.received.map(({ what, body }) => [what, JSON.parse(body)]),
      ).toEqual([
        [
          'POST /api/v1/applications/gpu/sync',
          {
            ...same,
            prune: true,
            syncOptions: { items: ['Replace=true'] },
            retryStrategy: retry,
          },
        ],
        ['POST /api/v1/applications/gpu/sync', { ...same, prune: false }],
      ]);
    });

    it.each([
      ['401' as const, 'unauthorized'],
      ['sync busy' as const, 'conflict'],
      ['unknown application with project' as const, 'not-found'],
      ['unknown application without project' as const, 'forbidden'],
    ])('refuses as %s, once, and logs in nowhere', async (name, code) => {
      const { server, connection } = await connect(() => refusals[name]);

      const failure = await failureOf(
        connection.sync(key, {
          request: { prune: false, syncOptions: [] },
          signal,
        }),
      );

      expect(failure.code).toBe(code);
      expect(server.received).toHaveLength(1);
    });

    it('does not take a page of a gateway for an API', async () => {
      const { connection } = await connect(() => ({
        body: '<html>Log in</html>',
      }));

      expect((await failureOf(connection.list(signal))).code).toBe('malformed');
    });

    it('follows a redirect within the host, and never to another', async () => {
      const { server, connection } = await connect(({ what }) =>
        what === LIST
          ? { status: 307, headers: { location: '/argo/list' } }
          : { body: { items: [] } },
      );

      expect(await connection.list(signal)).toEqual([]);
      const other = await FakeArgocd.start(() => ({ body: { items: [] } }));
      server.answer = () => ({
        status: 302,
        headers: { location: `http://localhost:${other.port}/` },
      });
      const failure = await failureOf(connection.list(signal));
      await other.stop();

      expect(failure.message).toMatch(/the token is not sent there$/);
      expect(other.received).toEqual([]);
    });

    it('follows Argo CD from http to https on the same host, and never back', async () => {
      const secure = await FakeArgocd.start(
        () => ({ body: { items: [] } }),
        aCertificate,
      );
      const { server } = await connect(() => ({
        status: 307,
        headers: { location: `https://127.0.0.1:${secure.port}/api` },
      }));
      const common = {
        name: 'internal',
        ca: aCertificate.cert,
        credentials: { token: 'tok-en' },
      };
      const connection = ArgocdConnection.create({
        config: { ...common, url: server.url },
      });
      const secured = ArgocdConnection.create({
        config: { ...common, url: `https://127.0.0.1:${secure.port}` },
      });

      expect(await connection.list(signal)).toEqual([]);
      expect(secure.received[0].authorization).toBe('Bearer tok-en');
      secure.answer = () => ({
        status: 307,
        headers: { location: `${server.url}/api` },
      });
      server.received.splice(0);
      const failure = await failureOf(secured.list(signal));
      await secure.stop();

      expect(failure.message).toMatch(/the token is not sent there$/);
      expect(server.received).toEqual([]);
    });

    it('gives up on an answer that does not come', async () => {
      const { connection } = await connect(() => () => {}, {
        timeouts: { readMs: 20, refreshMs: 20 },
      });

      expect((await failureOf(connection.list(signal))).code).toBe('timeout');
    });

    it('says that nobody answers', async () => {
      const { server, connection } = await connect(() => ({}));
      await server.stop();
      argocd = undefined;

      expect((await failureOf(connection.list(signal))).message).toBe(
        'The connection to Argo CD failed',
      );
    });

    it('asks again, once, when the connection is lost before an answer', async () => {
      const lost: Answer = response => response.destroy();
      const answers: Answer[] = [lost, { body: { items: [] } }, lost, lost];
      const { server, connection } = await connect(() => answers.shift() ?? {});

      expect(await connection.list(signal)).toEqual([]);
      const failure = await failureOf(connection.list(signal));

      expect(failure.message).toBe('The connection to Argo CD failed');
      expect(server.count(LIST)).toBe(4);
    });

    it('does not ask for a sync again: the first may have begun', async () => {
      const { server, connection } = await connect(
        () => response => response.destroy(),
      );
      const request = { prune: false, syncOptions: [] };

      const failure = await failureOf(
        connection.sync(key, { request, signal }),
      );

      expect(failure.code).toBe('unreachable');
      expect(server.received).toHaveLength(1);
    });

    it('takes a refresh that is still compared for one that was asked for, if Argo CD is alive', async () => {
      const timeouts = { readMs: 1_000, refreshMs: 20 };
      const { connection } = await connect(
        ({ query }) =>
          query.refresh ? () => {} : { body: nodesLost.application },
        { timeouts },
      );

      await expect(
        connection.refresh(key, { hard: false, signal }),
      ).resolves.toBeUndefined();
    });

    it('takes it for nothing if Argo CD is dead', async () => {
      const timeouts = { readMs: 20, refreshMs: 20 };
      const { connection } = await connect(() => () => {}, { timeouts });

      const failure = await failureOf(
        connection.refresh(key, { hard: false, signal }),
      );

      expect(failure.code).toBe('timeout');
    });

    it('ends with the reason of the signal', async () => {
      const { connection } = await connect(() => () => {});
      const aborted = AbortSignal.abort(new Error('enough'));

      await expect(connection.list(aborted)).rejects.toThrow('enough');
    });

    it('reads the version', async () => {
      const { server, connection } = await connect(() => ({
        body: { Version: 'v3.5.1' },
      }));

      expect(await connection.version(signal)).toBe('v3.5.1');
      expect(server.received[0].what).toBe('GET /api/version');
    });
  });

  describe('with user and password', () => {
    const tokenAnswer = (token: string) => ({ body: { token } });

    it('logs in once for all who ask at the same time', async () => {
      const { server, connection } = await connect(
        ({ what }) =>
          what === LOGIN ? tokenAnswer('first') : { body: { items: [] } },
        { credentials: user },
      );

      await Promise.all([
        connection.list(signal),
        connection.list(signal),
        connection.list(signal),
      ]);

      expect(server.count(LOGIN)).toBe(1);
      expect(server.received[0].body).toBe(JSON.stringify(user));
      expect(
        server.received
          .filter(({ what }) => what === LIST)
          .map(({ authorization }) => authorization),
      ).toEqual(Array(3).fill('Bearer first'));
    });

    it('logs in again, once for all, when the token is refused', async () => {
      let valid = 'first';
      const { server, connection } = await connect(
        ({ what, authorization }) => {
          if (what === LOGIN) {
            return tokenAnswer(valid);
          }
          return authorization === `Bearer ${valid}`
            ? { body: { items: [] } }
            : refusals['401'];
        },
        { credentials: user },
      );
      await connection.list(signal);
      valid = 'second';

      await Promise.all([connection.list(signal), connection.list(signal)]);

      expect(server.count(LOGIN)).toBe(2);
    });

    it('gives up when the new token is refused, too', async () => {
      const { server, connection } = await connect(
        ({ what }) => (what === LOGIN ? tokenAnswer('any') : refusals['401']),
        { credentials: user },
      );

      expect((await failureOf(connection.list(signal))).code).toBe(
        'unauthorized',
      );
      expect(server.count(LOGIN)).toBe(2);
      expect(server.count(LIST)).toBe(2);
    });

    it('does not try a wrong password again and again: Argo CD would lock the user out', async () => {
      const { server, connection } = await connect(
        () => refusals['login bad'],
        {
          credentials: user,
        },
      );

      const first = await failureOf(connection.list(signal));
      const second = await failureOf(connection.list(signal));

      expect([first.message, second.message]).toEqual(
        Array(2).fill(
          'Argo CD does not accept the user and password that Backstage has for it',
        ),
      );
      expect(server.received).toHaveLength(1);
    });
  });

  describe('stream', () => {
    async function* opened(connection: ArgocdConnection) {
      yield* connection.stream(signal);
    }

    const collect = async (connection: ArgocdConnection) => {
      const events: ArgocdStreamEvent[] = [];
      for await (const event of opened(connection)) {
        events.push(event);
      }
      return events.map(({ type }) => type);
    };

    it('asks for events, and reads recorded lines', async () => {
      const { server, connection } = await connect(() => ({
        body: streamLines,
      }));

      expect(await collect(connection)).toEqual(['ADDED', 'ADDED', 'ADDED']);
      expect(server.received[0]).toMatchObject({
        what: 'GET /api/v1/stream/applications',
        query: {
          fields: expect.stringContaining(
            'result.application.status.conditions',
          ),
        },
        accept: 'text/event-stream',
      });
      expect(server.received[0].query).not.toHaveProperty('resourceVersion');
    });

    it('reads server-sent events with heartbeats, however the network cuts them', async () => {
      const { connection } = await connect(() => response => {
        const text = `:\ndata: ${streamLines.split('\n')[0]} \n\n:\n`;
        response.write(text.slice(0, 50));
        setImmediate(() => response.end(text.slice(50)));
      });

      expect(await collect(connection)).toEqual([
        'HEARTBEAT',
        'ADDED',
        'HEARTBEAT',
      ]);
    });

    it('drops what was cut off, and ends', async () => {
      const { connection } = await connect(() => ({
        body: streamLines.slice(0, -20),
      }));

      expect(await collect(connection)).toEqual(['ADDED', 'ADDED']);
    });

    it('refuses a line without end', async () => {
      const { connection } = await connect(() => response => {
        const chunk = 'x'.repeat(1024 * 1024);
        const write = () => {
          while (!response.destroyed && response.write(chunk)) {
            // Until its buffer is full.
          }
        };
        response.on('drain', write);
        write();
      });

      expect((await failureOf(collect(connection))).message).toBe(
        'Argo CD sends a line without end',
      );
    });

    it('drops a token that has expired in mid-stream, so that the next request logs in', async () => {
      let logins = 0;
      const { server, connection } = await connect(
        ({ what }) => {
          if (what === LOGIN) {
            logins += 1;
            return { body: { token: `token-${logins}` } };
          }
          return what === LIST
            ? { body: { items: [] } }
            : {
                body: '{"error":{"grpc_code":16,"http_code":401,"message":"token is expired"}}\n',
              };
        },
        { credentials: user },
      );

      const failure = await failureOf(collect(connection));
      await connection.list(signal);

      expect(failure.code).toBe('unauthorized');
      expect(server.received[server.received.length - 1].authorization).toBe(
        'Bearer token-2',
      );
    });
  });

  it('trusts the certificate that is configured, and no other', async () => {
    const server = await FakeArgocd.start(
      () => ({ body: { items: [] } }),
      aCertificate,
    );
    argocd = server;
    const config = {
      name: 'internal',
      url: `https://127.0.0.1:${server.port}`,
      credentials: { token: 'tok-en' },
    };
    const trusting = ArgocdConnection.create({
      config: { ...config, ca: aCertificate.cert },
    });
    const doubting = ArgocdConnection.create({ config });

    expect(await trusting.list(signal)).toEqual([]);
    expect((await failureOf(doubting.list(signal))).message).toBe(
      'The certificate of Argo CD is not trusted',
    );
  });

  it('says neither token nor password nor address in any failure', async () => {
    const secrets = /tok-en|pass-word|127\.0\.0\.1|secret-body/;
    const answers: Answer[] = [
      ...[400, 401, 403, 404, 429, 500, 502].map(status => ({
        status,
        body: 'secret-body',
      })),
      { body: 'secret-body' },
      { status: 302, headers: { location: 'http://secret-body/' } },
      response => response.destroy(),
    ];
    for (const credentials of [{ token: 'tok-en' }, user]) {
      for (const answer of answers) {
        const { server, connection } = await connect(() => answer, {
          credentials,
        });
        const failure = await failureOf(connection.list(signal));
        expect(inspect(failure, { depth: 9 })).not.toMatch(secrets);
        expect(String(connection)).not.toMatch(secrets);
        await server.stop();
      }
    }
    argocd = undefined;
  });
});
