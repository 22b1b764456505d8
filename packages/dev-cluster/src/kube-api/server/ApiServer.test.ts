import { ManualClock } from '../../clock';
import { readLines } from '../../testUtils/readLines';
import { startTestServer } from '../../testUtils/startTestServer';
import { rayClusterDefinition } from '../__fixtures__/rayClusterDefinition';
import { InMemoryObjectStore } from '../InMemoryObjectStore';
import type { KubeObject } from '../KubeObject';
import recorded401 from './__fixtures__/401.json';
import recorded404Crd from './__fixtures__/404-crd.json';
import recorded404Object from './__fixtures__/404-object.json';
import recorded410 from './__fixtures__/410.json';
import recordedBadContinue from './__fixtures__/badcontinue.json';
import recordedDiscovery from './__fixtures__/discovery.json';
import recordedListMeta from './__fixtures__/list-meta.json';
import recordedListPage from './__fixtures__/list-page1.json';
import recordedVersion from './__fixtures__/version.json';
import recordedWatchList from './__fixtures__/watchlist.json';
import { ApiServer } from './ApiServer';

const RAYCLUSTERS = '/apis/ray.io/v1/rayclusters';
const IN_DEFAULT = '/apis/ray.io/v1/namespaces/default/rayclusters';

function aRayCluster(
  name: string,
  labels: Record<string, string> = {},
): KubeObject {
  return {
    apiVersion: 'ray.io/v1',
    kind: 'RayCluster',
    metadata: { name, namespace: 'default', labels },
    spec: { headGroupSpec: { template: {} } },
  };
}

async function startApi(
  options: { rayInstalled?: boolean; streamingLists?: boolean } = {},
) {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const store = InMemoryObjectStore.create({ clock });
  if (options.rayInstalled ?? true) {
    store.create(rayClusterDefinition);
    await clock.advance(500);
  }
  const { streamingLists } = options;
  const api = ApiServer.create({
    store,
    clock,
    token: 'secret',
    streamingLists,
  });
  const { url } = await startTestServer(exchange => api.handle(exchange));
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: 'Bearer secret', ...init.headers },
    });
  const send = (method: string, path: string, body: unknown, type?: string) =>
    call(path, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': type ?? 'application/json' },
    });
  const json = async (path: string, init?: RequestInit) =>
    (await call(path, init)).json();
  return { api, call, clock, json, send, store, url };
}

/** Status, media type and body, as the recordings hold them. */
async function recordingOf(response: Response) {
  const contentType = response.headers.get('content-type');
  const text = await response.text();
  const body = contentType?.startsWith('application/json')
    ? JSON.parse(text)
    : text;
  return { status: response.status, contentType, body };
}

/** The names of all fields, so that shapes can be compared whatever the values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.slice(0, 1).map(shapeOf);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([field, inner]) => [field, shapeOf(inner)]),
      )
    : typeof value;
}

async function nextEvent(lines: AsyncGenerator<string, void>) {
  const { value } = await lines.next();
  return value === undefined ? 'end of stream' : JSON.parse(value);
}

describe('answers that were recorded from a real API server', () => {
  it('refuses a request without a token', async () => {
    const { url } = await startApi();
    expect(await recordingOf(await fetch(`${url}${RAYCLUSTERS}`))).toEqual(
      recorded401,
    );
  });

  it('refuses a wrong token', async () => {
    const { call } = await startApi();
    const headers = { authorization: 'Bearer other' };
    expect(await recordingOf(await call('/api/v1/pods', { headers }))).toEqual(
      recorded401,
    );
  });

  it('says in text that nothing serves a group whose CRD is not installed', async () => {
    const { call } = await startApi({ rayInstalled: false });
    expect(await recordingOf(await call(RAYCLUSTERS))).toEqual(recorded404Crd);
  });

  it('says in a Status that an object is not there', async () => {
    const { call } = await startApi();
    expect(await recordingOf(await call(`${IN_DEFAULT}/nope`))).toEqual(
      recorded404Object,
    );
  });

  it('refuses a continue token that is none', async () => {
    const { call } = await startApi();
    const answer = await recordingOf(
      await call(`${RAYCLUSTERS}?limit=1&continue=xxxx`),
    );
    expect(answer).toEqual(recordedBadContinue);
  });

  it('answers a watch from a forgotten version with 200 and one ERROR event', async () => {
    const { api, call, store } = await startApi();
    store.create(aRayCluster('a'));
    api.compact();
    const response = await call(`${RAYCLUSTERS}?watch=1&resourceVersion=1`);
    const answer = await recordingOf(response);
    const { message, ...status } = recorded410.body.object;
    expect(message).toMatch(/^too old resource version: 1 \(\d+\)$/);
    expect(answer).toEqual({
      ...recorded410,
      body: {
        type: 'ERROR',
        object: {
          ...status,
          message: `too old resource version: 1 (${store.resourceVersion()})`,
        },
      },
    });
  });

  it('describes its kinds', async () => {
    const { json } = await startApi();
    const resources = recordedDiscovery.body.resources
      .filter(resource => resource.name.startsWith('rayclusters'))
      .map(({ storageVersionHash: _, ...resource }) => resource);
    expect(await json('/apis/ray.io/v1')).toEqual({
      ...recordedDiscovery.body,
      resources,
    });
  });

  it('tells its version, marked as a stand-in, to everybody', async () => {
    const { url } = await startApi();
    const answer = await recordingOf(await fetch(`${url}/version`));
    expect(shapeOf(answer)).toEqual(shapeOf(recordedVersion));
    expect(answer.body).toMatchObject({
      major: recordedVersion.body.major,
      minor: recordedVersion.body.minor,
      gitVersion: `${recordedVersion.body.gitVersion}+dev-cluster`,
    });
  });

  it.each([
    ['in full', {}, recordedListPage],
    [
      'as metadata only',
      {
        accept:
          'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
      },
      recordedListMeta,
    ],
  ])('lists a page %s', async (_, headers: Record<string, string>, page) => {
    const { call, store } = await startApi();
    store.create(aRayCluster('a'));
    store.updateStatus(
      { kind: 'RayCluster', namespace: 'default', name: 'a' },
      { state: 'ready' },
    );
    store.create(aRayCluster('b'));
    const response = await call(`${RAYCLUSTERS}?limit=1`, { headers });
    const { body } = await recordingOf(response);
    const shape = (list: typeof body) => ({
      ...list,
      metadata: shapeOf(list.metadata),
      items: list.items.slice(0, 1).map((item: KubeObject) => ({
        fields: Object.keys(item).sort(),
        metadata: shapeOf({ ...item.metadata, labels: undefined }),
      })),
    });
    expect(shape(body)).toEqual(shape(page.body));
    expect(body.metadata.remainingItemCount).toBe(1);
  });

  it('marks the end of the initial events with a bookmark', async () => {
    const { call, store } = await startApi();
    store.create(aRayCluster('a'));
    const lines = readLines(
      await call(
        `${RAYCLUSTERS}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
      ),
    );
    const events = [await nextEvent(lines), await nextEvent(lines)];
    const [added, bookmark] = recordedWatchList;
    expect(events[0]).toMatchObject({
      type: added.type,
      object: { kind: added.object.kind, metadata: { name: 'a' } },
    });
    expect(events[1]).toEqual({
      ...bookmark,
      object: {
        ...bookmark.object,
        metadata: {
          ...bookmark.object.metadata,
          resourceVersion: store.resourceVersion(),
        },
      },
    });
  });
});

describe('lists', () => {
  it('shows all pages at the version of the first', async () => {
    const { json, store } = await startApi();
    ['a', 'b', 'c'].forEach(name => store.create(aRayCluster(name)));
    const first = await json(`${RAYCLUSTERS}?limit=2`);
    store.create(aRayCluster('d'));
    const second = await json(
      `${RAYCLUSTERS}?limit=2&continue=${first.metadata.continue}`,
    );
    const names = [first, second].map(page =>
      page.items.map((item: KubeObject) => item.metadata.name),
    );
    expect(names).toEqual([['a', 'b'], ['c']]);
    expect(second.metadata).toEqual({
      resourceVersion: first.metadata.resourceVersion,
    });
  });

  it('refuses the next page with 410 when the token has expired', async () => {
    const { call, clock, json, store } = await startApi();
    ['a', 'b'].forEach(name => store.create(aRayCluster(name)));
    const first = await json(`${RAYCLUSTERS}?limit=1`);
    await clock.advance(5 * 60_000);
    const response = await call(
      `${RAYCLUSTERS}?limit=1&continue=${first.metadata.continue}`,
    );
    expect([response.status, (await response.json()).reason]).toEqual([
      410,
      'Expired',
    ]);
  });

  it.each([
    ['labelSelector=team=red', ['a']],
    ['labelSelector=team!=red', ['b', 'c']],
    ['labelSelector=team in (red,blue)', ['a', 'b']],
    ['labelSelector=team notin (red)', ['b', 'c']],
    ['labelSelector=team', ['a', 'b']],
    ['labelSelector=!team', ['c']],
    ['labelSelector=team in (red, blue),team!=red', ['b']],
    ['fieldSelector=metadata.name=b', ['b']],
    ['fieldSelector=metadata.name!=b', ['a', 'c']],
    ['fieldSelector=metadata.namespace=default,metadata.name=c', ['c']],
    ['fieldSelector=metadata.namespace=other', []],
  ])('selects by %s', async (selector, names) => {
    const { json, store } = await startApi();
    store.create(aRayCluster('a', { team: 'red' }));
    store.create(aRayCluster('b', { team: 'blue' }));
    store.create(aRayCluster('c'));
    const list = await json(`${RAYCLUSTERS}?${encodeURI(selector)}`);
    expect(list.items.map((item: KubeObject) => item.metadata.name)).toEqual(
      names,
    );
  });

  it.each([
    'labelSelector=a in b',
    'labelSelector=(',
    'fieldSelector=spec.x=1',
  ])('refuses the selector %s', async selector => {
    const { call } = await startApi();
    const response = await call(`${RAYCLUSTERS}?${encodeURI(selector)}`);
    expect([response.status, (await response.json()).reason]).toEqual([
      400,
      'BadRequest',
    ]);
  });

  it('selects events by what they are about', async () => {
    const { json, store } = await startApi();
    for (const name of ['a', 'b']) {
      store.create({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace: 'default' },
        involvedObject: { kind: 'RayCluster', name },
        type: 'Warning',
      });
    }
    const list = await json(
      '/api/v1/events?fieldSelector=involvedObject.name=b,type=Warning',
    );
    expect(list.items.map((item: KubeObject) => item.metadata.name)).toEqual([
      'b',
    ]);
  });

  it('leaves kind and apiVersion out of the items of a built-in kind', async () => {
    const { json } = await startApi();
    const { kind, apiVersion, items } = await json('/api/v1/namespaces');
    expect([kind, apiVersion]).toEqual(['NamespaceList', 'v1']);
    expect(Object.keys(items[0])).toEqual(['metadata', 'spec', 'status']);
  });
});

describe('watches', () => {
  async function watch(
    api: Awaited<ReturnType<typeof startApi>>,
    query: string,
  ) {
    const from = api.store.resourceVersion();
    return readLines(
      await api.call(`${RAYCLUSTERS}?watch=1&resourceVersion=${from}&${query}`),
    );
  }

  it('tells what happened since the version and what happens then', async () => {
    const api = await startApi();
    const from = api.store.resourceVersion();
    api.store.create(aRayCluster('a'));
    const lines = readLines(
      await api.call(`${RAYCLUSTERS}?watch=true&resourceVersion=${from}`),
    );
    api.store.patch(
      { kind: 'RayCluster', namespace: 'default', name: 'a' },
      { spec: { suspend: true } },
      { type: 'merge', fieldManager: 'test' },
    );
    api.store.delete({ kind: 'RayCluster', namespace: 'default', name: 'a' });
    const events = [
      await nextEvent(lines),
      await nextEvent(lines),
      await nextEvent(lines),
    ];
    expect(
      events.map(({ type, object }) => [type, object.spec.suspend]),
    ).toEqual([
      ['ADDED', undefined],
      ['MODIFIED', true],
      ['DELETED', true],
    ]);
    expect(events[2].object.metadata.resourceVersion).toBe(
      api.store.resourceVersion(),
    );
  });

  it('adds an object that begins to match and deletes one that ceases to', async () => {
    const api = await startApi();
    const key = { kind: 'RayCluster', namespace: 'default', name: 'a' };
    const relabel = (team: string) =>
      api.store.patch(
        key,
        { metadata: { labels: { team } } },
        { type: 'merge', fieldManager: 'test' },
      );
    api.store.create(aRayCluster('a', { team: 'red' }));
    const lines = await watch(api, 'labelSelector=team%3Dblue');
    relabel('blue');
    relabel('green');
    const events = [await nextEvent(lines), await nextEvent(lines)];
    expect(
      events.map(({ type, object }) => [type, object.metadata.labels.team]),
    ).toEqual([
      ['ADDED', 'blue'],
      ['DELETED', 'blue'],
    ]);
  });

  it('sends a bookmark each minute and ends after its timeout', async () => {
    const api = await startApi();
    const lines = await watch(
      api,
      'allowWatchBookmarks=true&timeoutSeconds=90',
    );
    await api.clock.advance(90_000);
    const events = [await nextEvent(lines), await nextEvent(lines)];
    expect(events).toEqual([
      {
        type: 'BOOKMARK',
        object: {
          apiVersion: 'ray.io/v1',
          kind: 'RayCluster',
          metadata: { resourceVersion: api.store.resourceVersion() },
        },
      },
      'end of stream',
    ]);
  });

  it('may be one of a server that does not begin a watch with all objects', async () => {
    const query =
      'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan';
    const { call } = await startApi({ streamingLists: false });
    const refused = await call(`${RAYCLUSTERS}?${query}`);
    expect([refused.status, (await refused.json()).message]).toEqual([
      422,
      'ListOptions.meta.k8s.io "" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
    ]);
    const { call: callNew } = await startApi({ streamingLists: true });
    expect((await callNew(`${RAYCLUSTERS}?${query}`)).status).toBe(200);
  });

  it('sends no regular bookmark for Events, which are not in the watch cache, but the one that ends the initial events', async () => {
    const { call, clock } = await startApi();
    const lines = readLines(
      await call(
        '/api/v1/events?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=300',
      ),
    );
    await clock.advance(300_000);
    const [first, second] = [await nextEvent(lines), await nextEvent(lines)];
    expect([first.type, first.object.metadata.annotations, second]).toEqual([
      'BOOKMARK',
      { 'k8s.io/initial-events-end': 'true' },
      'end of stream',
    ]);
  });

  it('ends when its CRD is deleted', async () => {
    const api = await startApi();
    const lines = await watch(api, '');
    api.store.delete({
      kind: 'CustomResourceDefinition',
      name: 'rayclusters.ray.io',
    });
    expect(await nextEvent(lines)).toBe('end of stream');
    expect((await api.call(RAYCLUSTERS)).status).toBe(404);
  });

  it('ends when the server stops', async () => {
    const api = await startApi();
    const lines = await watch(api, '');
    api.api.stop();
    expect(await nextEvent(lines)).toBe('end of stream');
  });
});

describe('writes', () => {
  it('tells what a patch would store, and stores nothing, in a dry run', async () => {
    const { send, store } = await startApi();
    store.create(aRayCluster('a'));
    const before = store.list('RayCluster');
    const response = await send(
      'PATCH',
      `${IN_DEFAULT}/a?dryRun=All`,
      { spec: { suspend: true } },
      'application/merge-patch+json',
    );
    expect(await response.json()).toMatchObject({ spec: { suspend: true } });
    expect(store.list('RayCluster')).toEqual(before);
  });

  it('creates, replaces, patches and deletes', async () => {
    const { json, send, store } = await startApi();
    const created = await send('POST', IN_DEFAULT, aRayCluster('a'));
    const object = await created.json();
    const path = `${IN_DEFAULT}/a`;
    const replaced = await send('PUT', path, {
      ...object,
      spec: { ...object.spec, suspend: true },
    });
    const merged = await send(
      'PATCH',
      path,
      { spec: { suspend: null, rayVersion: '2.52.0' } },
      'application/merge-patch+json',
    );
    const patched = await send(
      'PATCH',
      path,
      [{ op: 'add', path: '/metadata/labels', value: { team: 'red' } }],
      'application/json-patch+json',
    );
    const applied = await send(
      'PATCH',
      `${path}?fieldManager=test`,
      'apiVersion: ray.io/v1\nkind: RayCluster\nspec: {rayVersion: "2.53.0"}\n',
      'application/apply-patch+yaml',
    );
    const status = await send(
      'PATCH',
      `${path}/status`,
      { status: { state: 'ready' } },
      'application/merge-patch+json',
    );
    expect([
      created.status,
      replaced.status,
      merged.status,
      patched.status,
      applied.status,
      status.status,
    ]).toEqual([201, 200, 200, 200, 200, 200]);
    expect(await json(path)).toEqual({
      ...object,
      metadata: {
        ...object.metadata,
        labels: { team: 'red' },
        generation: 4,
        resourceVersion: store.resourceVersion(),
      },
      spec: { headGroupSpec: { template: {} }, rayVersion: '2.53.0' },
      status: { state: 'ready' },
    });
    const deleted = await send('DELETE', path, '');
    expect(await deleted.json()).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name: 'a',
        group: 'ray.io',
        kind: 'rayclusters',
        uid: object.metadata.uid,
      },
    });
    expect(store.list('RayCluster')).toEqual([]);
  });

  it.each([
    ['broken JSON', 'POST', IN_DEFAULT, '{', 400],
    [
      'another kind than the path',
      'POST',
      IN_DEFAULT,
      { ...aRayCluster('x'), kind: 'Pod' },
      400,
    ],
    [
      'another namespace than the path',
      'POST',
      IN_DEFAULT,
      {
        ...aRayCluster('x'),
        metadata: { name: 'x', namespace: 'kube-system' },
      },
      400,
    ],
    [
      'no namespace for a namespaced kind',
      'POST',
      RAYCLUSTERS,
      aRayCluster('x'),
      405,
    ],
    ['an object that is there', 'POST', IN_DEFAULT, aRayCluster('a'), 409],
    [
      'what the schema forbids',
      'POST',
      IN_DEFAULT,
      { ...aRayCluster('x'), spec: {} },
      422,
    ],
    ['an unknown patch type', 'PATCH', `${IN_DEFAULT}/a`, {}, 415],
    [
      'a dry run of a creation, which is not reproduced',
      'POST',
      `${IN_DEFAULT}?dryRun=All`,
      aRayCluster('x'),
      400,
    ],
    ['an unknown method', 'PUT', IN_DEFAULT, aRayCluster('x'), 405],
    [
      'the status of a kind without one',
      'PUT',
      '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/x/status',
      {},
      404,
    ],
  ])('refuses %s', async (_, method, path, body, code) => {
    const { send, store } = await startApi();
    store.create(aRayCluster('a'));
    const response = await send(method, path, body);
    expect(await response.json()).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      code,
    });
    expect(response.status).toBe(code);
    expect(store.list('RayCluster')).toHaveLength(1);
  });
});
