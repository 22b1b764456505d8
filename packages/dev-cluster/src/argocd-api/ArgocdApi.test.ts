import {
  clusterApplication,
  crdsApplication,
  operatorApplication,
} from '../argocd/__testUtils__/guideApplications';
import { shapeOf } from '../argocd/__testUtils__/shapeOf';
import { startRayStory } from '../argocd/__testUtils__/startRayStory';
import type { Application } from '../argocd/Application';
import { readLines } from '../testUtils/readLines';
import { startTestServer } from '../testUtils/startTestServer';
import answers from './__fixtures__/answers.json';
import recordedApplication from './__fixtures__/application.json';
import recordedManaged from './__fixtures__/managed-resources.json';
import recordedPendingPod from './__fixtures__/pending-pod-node.json';
import recordedTree from './__fixtures__/resource-tree.json';
import recordedLine from './__fixtures__/stream-line.json';
import { ArgocdApi } from './ArgocdApi';
import { Sessions } from './Sessions';

const TOKEN = 'machine-token';
const APPLICATIONS = '/api/v1/applications';
const SELF = `${APPLICATIONS}/raycluster`;

const accounts = [
  { username: 'admin', password: 'secret', token: TOKEN },
  { username: 'reader', token: 'reader-token', readOnly: true },
  { username: 'stranger', token: 'stranger-token', projects: ['other'] },
];

// The machine may be busy: each test begins with a minute of a cluster's life.
jest.setTimeout(30_000);

type Story = ReturnType<typeof startRayStory>;

let story: Story;

/** The guide's cluster, a minute old, behind Argo CD's API. */
beforeEach(async () => {
  story = startRayStory();
  await story.apply(
    crdsApplication,
    operatorApplication,
    clusterApplication('1.5.1'),
  );
  await story.clock.advance(60_000);
});

afterEach(() => {
  story.stop();
});

async function startApi(options: { sessionSeconds?: number } = {}) {
  const { store, clock, compare } = story;
  const api = ArgocdApi.create({ store, clock, accounts, compare, ...options });
  const { url } = await startTestServer(exchange => api.handle(exchange));
  const call = (path: string, init: RequestInit = {}, token = TOKEN) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}` },
    });
  const post = (path: string, body: unknown, token = TOKEN) =>
    call(path, { method: 'POST', body: JSON.stringify(body) }, token);
  const json = async (path: string) => (await call(path)).json();
  return { api, call, json, post, url };
}

/** Status, media type and body, as the recordings hold them. */
async function recordingOf(response: Response) {
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    body: await response.json(),
  };
}

/** Moves the story's time until an answer is there. */
async function whileTimePasses<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  while (!isSettled) {
    await story.clock.advance(100);
    await new Promise(resolve => setImmediate(resolve));
  }
  return promise;
}

describe('sessions', () => {
  it('refuses a request without a token, and one with what is no token, in the recorded words', async () => {
    const { call, url } = await startApi();
    expect(await recordingOf(await fetch(url + APPLICATIONS))).toEqual(
      answers.noToken,
    );
    expect(await recordingOf(await call(APPLICATIONS, {}, 'nonsense'))).toEqual(
      answers.badToken,
    );
  });

  it('refuses a wrong password and an account without one alike, in the recorded words', async () => {
    const { post } = await startApi();
    for (const username of ['admin', 'reader', 'nobody']) {
      const answer = await post('/api/v1/session', { username, password: 'x' });
      expect(await recordingOf(answer)).toEqual(answers.badLogin);
    }
  });

  it('gives a token that is good until it expires', async () => {
    const { call, post } = await startApi({ sessionSeconds: 60 });
    const login = await post('/api/v1/session', {
      username: 'admin',
      password: 'secret',
    });
    const { token } = await login.json();
    const [, claims] = token.split('.');
    const { exp, sub } = JSON.parse(atob(claims));
    expect([sub, exp * 1000 - story.clock.now()]).toEqual([
      'admin:login',
      60_000,
    ]);
    const user = await call('/api/v1/session/userinfo', {}, token);
    expect(await user.json()).toEqual({
      loggedIn: true,
      username: 'admin',
      iss: 'argocd',
    });
    expect((await call(APPLICATIONS, {}, token)).status).toBe(200);
    await story.clock.advance(60_000);
    const expired = await recordingOf(await call(APPLICATIONS, {}, token));
    const message =
      'invalid session: token has invalid claims: token is expired';
    expect(expired).toEqual({
      ...answers.noToken,
      body: { error: message, code: 16, message },
    });
    expect(
      await (await call('/api/v1/session/userinfo', {}, token)).json(),
    ).toEqual({});
  });

  it('refuses a token that another Argo CD signed', async () => {
    const { clock } = story;
    const { call } = await startApi();
    const foreign = new Sessions({ accounts, clock }).login('admin', 'secret');
    const { status, body } = await recordingOf(
      await call(APPLICATIONS, {}, foreign),
    );
    expect([status, body.code, body.message]).toEqual([
      401,
      16,
      'invalid session: token signature is invalid: signature is invalid',
    ]);
  });
});

describe('lists', () => {
  it('shows each Application without kind and apiVersion, in the recorded shape', async () => {
    const { json } = await startApi();
    const { items } = await json(APPLICATIONS);
    expect(
      items.map((item: Application) => [
        item.metadata.name,
        Object.keys(item).sort(),
      ]),
    ).toEqual(
      ['ray-operator', 'ray-operator-crds', 'raycluster'].map(name => [
        name,
        Object.keys(recordedApplication).sort(),
      ]),
    );
  });

  it('writes an empty list as null, as recorded', async () => {
    const { call } = await startApi();
    const answer = await recordingOf(
      await call(`${APPLICATIONS}?selector=team%3Dnobody`),
    );
    expect(answer).toEqual({
      ...answers.emptyList,
      body: {
        items: null,
        metadata: { resourceVersion: story.store.resourceVersion() },
      },
    });
  });

  it('selects fields in the recorded shape, and nulls where Go has empty maps', async () => {
    const { json } = await startApi();
    const fields = 'items.metadata.name,items.status.sync.status';
    const [recorded] = answers.fields.body.items;
    const { items, metadata } = await json(`${APPLICATIONS}?fields=${fields}`);
    expect([items.at(-1), Object.keys(metadata)]).toEqual([
      { ...recorded, metadata: { name: 'raycluster' } },
      Object.keys(answers.fields.body.metadata),
    ]);
    const others =
      'items.metadata.labels,items.metadata.deletionTimestamp,items.operation.sync,items.status.history';
    expect((await json(`${APPLICATIONS}?fields=${others}`)).items[0]).toEqual({
      metadata: { labels: null, deletionTimestamp: null },
    });
  });

  it.each([
    ['projects=default', 3],
    ['projects=other', 0],
    ['name=raycluster', 1],
    ['appNamespace=argocd', 3],
  ])('narrows by %s', async (query, count) => {
    const { json } = await startApi();
    const { items } = await json(`${APPLICATIONS}?${query}`);
    expect(items ?? []).toHaveLength(count);
  });

  it.each([
    ['appNamespace=team', 403, 7],
    ['selector=a%20b%20c', 400, 3],
  ])('refuses %s', async (query, status, code) => {
    const { call } = await startApi();
    const answer = await recordingOf(await call(`${APPLICATIONS}?${query}`));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('hides the Applications of projects that are not for the account', async () => {
    const { call } = await startApi();
    const answer = await call(APPLICATIONS, {}, 'stranger-token');
    expect((await answer.json()).items).toBeNull();
  });
});

describe('one Application', () => {
  it('has the recorded shape', async () => {
    const { json } = await startApi();
    const ours = shapeOf(await json(SELF));
    const recorded = shapeOf(recordedApplication as unknown as Application);
    // The recorded one was not made by an operation of its own history alone; every path of it has to be here.
    expect(ours.paths).toEqual(expect.arrayContaining(recorded.paths));
    expect(ours.resources).toEqual(recorded.resources);
  });

  it('is refused when it does not exist as when it is not for the account, unless the project is named', async () => {
    const { call } = await startApi();
    const unknown = `${APPLICATIONS}/nope`;
    expect(await recordingOf(await call(unknown))).toEqual(
      answers.unknownWithoutProject,
    );
    expect(await recordingOf(await call(`${unknown}?project=default`))).toEqual(
      answers.unknownWithProject,
    );
    expect(await recordingOf(await call(SELF, {}, 'stranger-token'))).toEqual(
      answers.unknownWithoutProject,
    );
    expect((await call(`${SELF}?project=other`)).status).toBe(404);
    expect((await call(`${SELF}?project=default`)).status).toBe(200);
  });

  it.each(['normal', 'hard'])(
    'is compared again before it is answered with refresh=%s',
    async level => {
      const { call } = await startApi();
      const before = story.application('raycluster')?.status?.reconciledAt;
      const answer = whileTimePasses(call(`${SELF}?refresh=${level}`));
      const application: Application = await (await answer).json();
      expect(application.metadata.annotations).not.toHaveProperty([
        'argocd.argoproj.io/refresh',
      ]);
      expect(
        Date.parse(application.status?.reconciledAt ?? ''),
      ).toBeGreaterThan(Date.parse(before ?? ''));
    },
  );

  it('says what it does not reproduce', async () => {
    const { call } = await startApi();
    const answer = await recordingOf(await call(`${SELF}/logs`));
    expect([answer.status, answer.body]).toEqual([
      501,
      expect.objectContaining({
        code: 12,
        message:
          'the development cluster (a stand-in for Argo CD) does not reproduce GET /api/v1/applications/raycluster/logs',
      }),
    ]);
  });
});

interface Node {
  kind: string;
  name: string;
}

/** The names of all fields, lists by their elements. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => fieldsOf(item, `${path}[]`));
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        fieldsOf(inner, `${path}.${key}`),
      )
    : [path];
}

const GROUP = '/spec/workerGroupSpecs/0';

const unique = (list: string[]) => [...new Set(list)].sort();

describe('what hangs below an Application', () => {
  it('is a tree whose nodes look as recorded, kind by kind', async () => {
    const { json } = await startApi();
    const tree: typeof recordedTree = await json(`${SELF}/resource-tree`);
    for (const kind of unique(recordedTree.nodes.map(node => node.kind))) {
      const shapes = (nodes: Node[]) =>
        unique(
          nodes.filter(node => node.kind === kind).flatMap(n => fieldsOf(n)),
        );
      expect([kind, shapes(tree.nodes)]).toEqual([
        kind,
        shapes(recordedTree.nodes),
      ]);
    }
    // What others ask for is absent where there are none: the recorded host had no operator.
    const hostFields = (hosts: object[]) =>
      unique(hosts.flatMap(host => fieldsOf(host))).filter(
        field => field !== '.resourcesInfo[].requestedByNeighbors',
      );
    expect(hostFields(tree.hosts)).toEqual(hostFields(recordedTree.hosts));
  });

  it('tells of a ready worker what the recorded tree tells', async () => {
    const { json } = await startApi();
    const tree: typeof recordedTree = await json(`${SELF}/resource-tree`);
    const worker = (nodes: typeof recordedTree.nodes) => {
      const found = nodes.find(({ name }) => name.includes('standard-worker'));
      return {
        health: found?.health,
        labels: found?.networkingInfo?.labels,
        images: found?.images,
        info: found?.info?.filter(({ name }) => name !== 'Node'),
      };
    };
    expect(worker(tree.nodes)).toEqual(worker(recordedTree.nodes));
  });

  it('has a pod without a node in the recorded shape', async () => {
    const { json } = await startApi();
    story.store.patch(
      {
        kind: 'RayCluster',
        namespace: 'ray-cluster',
        name: 'raycluster-kuberay',
      },
      [
        { op: 'replace', path: `${GROUP}/replicas`, value: 2 },
        {
          op: 'add',
          path: `${GROUP}/template/spec/containers/0/resources/requests/cpu`,
          value: '1000',
        },
      ],
      { type: 'json', fieldManager: 'python-requests' },
    );
    await story.clock.advance(5_000);
    const tree: typeof recordedTree = await json(`${SELF}/resource-tree`);
    const pending = tree.nodes.find(
      node => node.info?.[0]?.value === 'Pending',
    );
    expect(pending?.info?.slice(0, 3)).toEqual(
      recordedPendingPod.info.slice(0, 3),
    );
    expect(pending?.health).toEqual(recordedPendingPod.health);
  });

  it('can be read object by object, and nothing else', async () => {
    const { call, json } = await startApi();
    const query = new URLSearchParams({
      namespace: 'ray-cluster',
      resourceName: 'raycluster-kuberay',
      version: 'v1',
      group: 'ray.io',
      kind: 'RayCluster',
    });
    const { manifest } = await json(`${SELF}/resource?${query}`);
    expect(JSON.parse(manifest)).toEqual(
      story.store.get({
        kind: 'RayCluster',
        namespace: 'ray-cluster',
        name: 'raycluster-kuberay',
      }),
    );
    const other = `${APPLICATIONS}/ray-operator/resource?${query}`;
    expect((await call(other)).status).toBe(400);
  });

  it('is compared with Git in the recorded fields', async () => {
    const { json } = await startApi();
    const { items }: typeof recordedManaged = await json(
      `${SELF}/managed-resources`,
    );
    const [recorded] = recordedManaged.items;
    const [item] = items;
    const replicas = (state: string) =>
      JSON.parse(state).spec.workerGroupSpecs.map(
        (group: { replicas?: number }) => group.replicas,
      );
    const told = (one: typeof item) => [
      Object.keys(one).sort(),
      one.kind,
      replicas(one.targetState),
      replicas(one.liveState),
      // What is ignored is not in the normalized state.
      replicas(one.normalizedLiveState),
    ];
    expect([items.length, told(item)]).toEqual([1, told(recorded)]);
  });
});

describe('a sync', () => {
  const RETRY = { limit: 3, backoff: { duration: '1s' } };

  it('takes the Application’s own options and retry along, as the real server does', async () => {
    const { post } = await startApi();
    story.store.patch(
      { kind: 'Application', namespace: 'argocd', name: 'raycluster' },
      { spec: { syncPolicy: { retry: RETRY } } },
      { type: 'merge', fieldManager: 'test' },
    );
    const answer = await post(`${SELF}/sync`, { prune: true });
    expect([answer.status, (await answer.json()).operation]).toEqual([
      200,
      {
        sync: { prune: true, syncOptions: ['CreateNamespace=true'] },
        initiatedBy: { username: 'admin' },
        retry: RETRY,
      },
    ]);
    await story.clock.advance(10_000);
    const { operationState } = story.application('raycluster')?.status ?? {};
    expect([operationState?.phase, operationState?.operation]).toEqual([
      'Succeeded',
      expect.objectContaining({ initiatedBy: { username: 'admin' } }),
    ]);
  });

  it('takes those of the request instead, where it brings some', async () => {
    const { post } = await startApi();
    const answer = await post(`${SELF}/sync`, {
      syncOptions: { items: ['ApplyOutOfSyncOnly=true'] },
      retryStrategy: { limit: 1 },
    });
    expect((await answer.json()).operation).toEqual({
      sync: { syncOptions: ['ApplyOutOfSyncOnly=true'] },
      initiatedBy: { username: 'admin' },
      retry: { limit: 1 },
    });
  });

  it('is refused while another one runs, in the recorded words', async () => {
    const { post } = await startApi();
    await post(`${SELF}/sync`, {});
    expect(await recordingOf(await post(`${SELF}/sync`, {}))).toEqual(
      answers.busy,
    );
  });

  it('is refused to an account that may only look, which may refresh', async () => {
    const { call, post } = await startApi();
    const denied = await recordingOf(
      await post(`${SELF}/sync`, {}, 'reader-token'),
    );
    expect([denied.status, denied.body.code, denied.body.message]).toEqual([
      403,
      7,
      'permission denied: applications, sync, default/raycluster, sub: reader, iat: 2026-11-21T02:26:54Z',
    ]);
    expect(story.application('raycluster')?.operation).toBeUndefined();
    const refreshed = whileTimePasses(
      call(`${SELF}?refresh=normal`, {}, 'reader-token'),
    );
    expect((await refreshed).status).toBe(200);
  });

  it.each([
    [
      'another revision than the one that is followed',
      { revision: '1.6.0' },
      9,
    ],
    ['what the stand-in does not know', { manifests: ['{}'] }, 12],
  ])('is refused for %s', async (_, body, code) => {
    const { post } = await startApi();
    const answer = await post(`${SELF}/sync`, body);
    expect((await answer.json()).code).toBe(code);
    expect(story.application('raycluster')?.operation).toBeUndefined();
  });
});

describe('the stream', () => {
  const STREAM = '/api/v1/stream/applications';

  async function next(lines: ReturnType<typeof readLines>) {
    return JSON.parse((await lines.next()).value ?? 'null');
  }

  it('begins with every Application as ADDED, in the recorded shape, and goes on with what changes', async () => {
    const { call } = await startApi();
    const fields =
      'result.type,result.application.metadata,result.application.status.sync.status,result.application.status.health.status';
    const lines = readLines(await call(`${STREAM}?fields=${fields}`));
    const events = [await next(lines), await next(lines), await next(lines)];
    expect(unique(fieldsOf(events[2]))).toEqual(unique(fieldsOf(recordedLine)));
    expect(
      events.map(({ result }) => [
        result.type,
        result.application.metadata.name,
      ]),
    ).toEqual([
      ['ADDED', 'ray-operator'],
      ['ADDED', 'ray-operator-crds'],
      ['ADDED', 'raycluster'],
    ]);
    relabel('blue');
    const { result } = await next(lines);
    expect([result.type, result.application.metadata.labels]).toEqual([
      'MODIFIED',
      { team: 'blue' },
    ]);
  });

  it('does not tell again what looks the same through the fields', async () => {
    const { call } = await startApi();
    const fields =
      'result.type,result.application.metadata.labels,result.application.metadata.name';
    const lines = readLines(
      await call(`${STREAM}?name=raycluster&fields=${fields}`),
    );
    await next(lines);
    relabel('blue');
    annotate();
    relabel('green');
    const told = [await next(lines), await next(lines)];
    expect(
      told.map(({ result }) => result.application.metadata.labels),
    ).toEqual([{ team: 'blue' }, { team: 'green' }]);
  });

  it('ends with an error in the stream when the server stops', async () => {
    const { api, call } = await startApi();
    const lines = readLines(await call(`${STREAM}?projects=nobody`));
    api.stop();
    expect((await next(lines)).error).toMatchObject({
      grpc_code: 14,
      http_code: 503,
    });
    expect((await lines.next()).done).toBe(true);
  });

  function patch(metadata: object): void {
    story.store.patch(
      { kind: 'Application', namespace: 'argocd', name: 'raycluster' },
      { metadata },
      { type: 'merge', fieldManager: 'test' },
    );
  }

  function relabel(team: string): void {
    patch({ labels: { team } });
  }

  function annotate(): void {
    patch({ annotations: { note: 'x' } });
  }
});
